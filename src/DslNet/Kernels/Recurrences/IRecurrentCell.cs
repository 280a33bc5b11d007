namespace DslNet.Kernels.Recurrences;

/// <summary>The equations of a cell for 8 units of a row, as a struct so that the rows' loops inline them.</summary>
internal interface IRecurrentCell
{
    /// <summary>Columns of the weight for each unit.</summary>
    static abstract int Gates { get; }

    /// <summary>Values of each unit that the derivative reads.</summary>
    static abstract int Parts { get; }

    /// <summary>A step: from the products, the state and the cell to those after it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="unit">The first of the 8 units.</param>
    static abstract void Forward(in CellRow row, nint unit);

    /// <summary>The derivative of a step: from the gradients of the states after it to those of the products, and of the states before it but for what goes through the product.</summary>
    /// <param name="row">The row.</param>
    /// <param name="unit">The first of the units.</param>
    /// <param name="count">1 to 8 units.</param>
    static abstract void Backward(in CellGradientRow row, nint unit, int count);
}
