namespace ILGPU.Runtime;

/// <summary>Memory that a group's threads share. It begins as NaN for every group; when all threads have left one, another takes it.</summary>
internal sealed class GroupMemory(int threads)
{
    private readonly List<Piece> pieces = [];

    /// <summary>Frees what threads that failed have left.</summary>
    public void Forget()
    {
        foreach (Piece piece in pieces)
        {
            piece.Group = Piece.Free;
        }
    }

    /// <summary>The group's allocation of that number: what the first thread to come gets, the others get too.</summary>
    public T[] Take<T>(int group, int allocation, int extent)
        where T : unmanaged
    {
        lock (pieces)
        {
            Piece? free = null;
            foreach (Piece piece in pieces)
            {
                if (piece.Group == group && piece.Allocation == allocation)
                {
                    return (T[])piece.Elements;
                }

                free = piece.Group == Piece.Free && piece.Elements is T[] elements && elements.Length == extent ? piece : free;
            }

            if (free is null)
            {
                free = new Piece(new T[extent]);
                pieces.Add(free);
            }

            (free.Group, free.Allocation, free.Left) = (group, allocation, 0);
            Unwritten.Fill((T[])free.Elements);
            return (T[])free.Elements;
        }
    }

    /// <summary>One thread is through with a group.</summary>
    public void Leave(int group)
    {
        lock (pieces)
        {
            foreach (Piece piece in pieces)
            {
                if (piece.Group == group && ++piece.Left == threads)
                {
                    piece.Group = Piece.Free;
                }
            }
        }
    }

    private sealed class Piece(Array elements)
    {
        public const int Free = -1;

        public Array Elements => elements;

        public int Group { get; set; }

        public int Allocation { get; set; }

        public int Left { get; set; }
    }
}
