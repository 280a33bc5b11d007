using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Emit.Cpu;

/// <summary>
/// Which kernels are printed once for several layers. Kernels whose text is the same but for the numbers of slots, parameters and the like become one
/// method that is called with these numbers: of a thousand equal layers, C#'s compiler and the JIT see one. A few of a kind are printed each on its own,
/// as they are read, and jitted, best.
/// </summary>
internal sealed class KernelSharing
{
    /// <summary>So many of a kind are shared.</summary>
    public const int Fewest = 16;

    private readonly Dictionary<string, Group> groups = [];
    private readonly Dictionary<Kernel, (Group Group, IReadOnlyList<int> Numbers)> shared = new(KernelIdentity.Instance);
    private readonly MemoryMap memory;
    private readonly CancellationToken cancellation;

    public KernelSharing(IEnumerable<Kernel> kernels, MemoryMap memory, CancellationToken cancellation)
    {
        this.memory = memory;
        this.cancellation = cancellation;
        foreach (Kernel kernel in kernels)
        {
            NumberNames names = new();
            SourceWriter writer = new(cancellation);
            (kernel with { Name = "Kernel" }).Accept(new KernelPrinter(writer, memory.With(names), new SharedForm(IsTemplate: true, "")));
            string text = writer.ToString();
            if (!groups.TryGetValue(text, out Group? group))
            {
                groups[text] = group = new Group(kernel, names.Numbers);
            }

            group.Add(names.Numbers);
            shared[kernel] = (group, names.Numbers);
        }
    }

    /// <summary>The call of a kernel.</summary>
    /// <param name="kernel">One of those.</param>
    /// <param name="rows">How many rows.</param>
    public string Call(Kernel kernel, string rows)
    {
        (Group group, IReadOnlyList<int> numbers) = shared[kernel];
        return group.IsShared
            ? $"{group.First.Name}({memory.Owner}, {rows}{string.Concat(numbers.Where((_, index) => !group.Constant[index]).Select(number => ", " + InvariantText.Of(number)))});"
            : $"{kernel.Name}({memory.Owner}, {rows});";
    }

    /// <summary>Prints the kernels, each kind of those that are shared once.</summary>
    public void Print(SourceWriter writer)
    {
        foreach (KeyValuePair<Kernel, (Group Group, IReadOnlyList<int> Numbers)> pair in shared)
        {
            cancellation.ThrowIfCancellationRequested();
            Group group = pair.Value.Group;
            if (!group.IsShared)
            {
                pair.Key.Accept(new KernelPrinter(writer, memory));
            }
            else if (group.First == pair.Key)
            {
                pair.Key.Accept(new KernelPrinter(writer, memory.With(new NumberNames(group.Constant)), new SharedForm(IsTemplate: false, InvariantText.Of($" And so for {group.Count - 1} others, with their numbers."))));
            }
        }
    }

    /// <summary>Kernels of one text.</summary>
    private sealed class Group(Kernel first, IReadOnlyList<int> numbers)
    {
        private readonly bool[] constant = [.. numbers.Select(_ => true)];

        public Kernel First => first;

        public int Count { get; private set; }

        public bool IsShared => Count >= Fewest;

        /// <summary>Whether the i-th number is the same in all of them.</summary>
        public IReadOnlyList<bool> Constant => constant;

        public void Add(IReadOnlyList<int> others)
        {
            Count++;
            for (int i = 0; i < constant.Length; i++)
            {
                constant[i] &= numbers[i] == others[i];
            }
        }
    }
}
