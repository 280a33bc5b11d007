namespace DslNet.Generated.Gpu;

/// <summary>How a window goes over an image.</summary>
internal struct GpuWindow
{
    public int Height;
    public int Width;
    public int Channels;
    public int OutHeight;
    public int OutWidth;
    public int KernelHeight;
    public int KernelWidth;
    public int StrideY;
    public int StrideX;
    public int PadTop;
    public int PadLeft;
    public int Filters;
}
