using DslNet.Kernels.MatMul;

namespace DslNet.Kernels.Recurrences;

/// <summary>The product of a step: a block of rows of states times panels of a weight.</summary>
internal static unsafe class StateProduct
{
    /// <summary>C = A·B.</summary>
    /// <param name="a">Rows of A.</param>
    /// <param name="aRow">From one of them to the next.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="depth">Columns of A.</param>
    /// <param name="panels">The first panel of B.</param>
    /// <param name="panel">From one panel to the next that is wanted, in floats.</param>
    /// <param name="count">Panels.</param>
    /// <param name="c">16 columns for each panel, one beside the other.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="isBackwards">Whether a single row begins with the last panels: in every second step, what the step before read last is still in the first cache.</param>
    public static void Multiply(float* a, nint aRow, int rows, nint depth, float* panels, nint panel, int count, float* c, nint cRow, bool isBackwards)
    {
        int across = MicroKernel.RowWidth / Panels.Width, runs = rows == 1 ? count / across : 0;
        for (int i = 0; i < runs; i++)
        {
            int at = (isBackwards ? runs - 1 - i : i) * across;
            MicroKernel.Row(a, panels + (at * panel), panel, depth, c + (at * Panels.Width));
        }

        for (int done = runs * across; done < count; done += 2)
        {
            TileRun run = new()
            {
                A = a,
                ARow = aRow,
                AStep = 1,
                B = panels + (done * panel),
                BStep = Panels.Width,
                BPanel = panel,
                Depth = depth,
                Stretch = depth,
                C = c + (done * Panels.Width),
                CRow = cRow,
                CPanel = Panels.Width,
            };
            MicroKernel.Panels(ref run, Math.Min(2, count - done), rows);
        }
    }
}
