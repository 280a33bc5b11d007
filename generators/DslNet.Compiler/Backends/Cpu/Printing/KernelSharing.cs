using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DslNet.Compiler.Emit;
using DslNet.Compiler.Kernels;

namespace DslNet.Compiler.Backends.Cpu.Printing;

/// <summary>
/// Which kernels are printed once for several layers. Kernels whose text is the same except for the indices of slots, parameters and the like become one
/// method that takes these indices as arguments: of a thousand equal layers, the C# compiler and the JIT see one. A few of a kind are printed separately,
/// which reads and jits better.
/// </summary>
internal sealed class KernelSharing
{
    private readonly Dictionary<string, Group> groups = [];
    private readonly Dictionary<Kernel, (Group Group, IReadOnlyList<long> Numbers)> shared = new(KernelIdentity.Instance);
    private readonly MemoryMap memory;
    private readonly int shareFrom;
    private readonly CancellationToken cancellation;

    /// <param name="kernels">All kernels that are printed for one owner of memory.</param>
    /// <param name="memory">Their values' addresses.</param>
    /// <param name="shareFrom">The number of equal kernels from which on they are shared.</param>
    /// <param name="cancellation">Polled for each kernel.</param>
    public KernelSharing(IEnumerable<Kernel> kernels, MemoryMap memory, int shareFrom, CancellationToken cancellation)
    {
        this.memory = memory;
        this.shareFrom = shareFrom;
        this.cancellation = cancellation;
        foreach (Kernel kernel in LoopKernel.WithBodies(kernels))
        {
            NumberNames names = new();
            SourceWriter writer = new(cancellation);
            (kernel with { Name = "Kernel" }).Accept(new KernelPrinter(writer, memory.With(names), each => each.Name, new SharedForm(IsTemplate: true, "")));
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
    /// <param name="rows">The number of rows, as C#.</param>
    public string Call(Kernel kernel, string rows)
    {
        (Group group, IReadOnlyList<long> numbers) = shared[kernel];
        return IsShared(group)
            ? $"{group.First.Name}({memory.Owner}, {rows}{string.Concat(numbers.Where((_, index) => !group.Constant[index]).Select(number => ", " + InvariantText.Of(number)))});"
            : $"{kernel.Name}({memory.Owner}, {rows});";
    }

    /// <summary>Prints the kernels, each shared one once.</summary>
    public void Print(SourceWriter writer)
    {
        foreach (KeyValuePair<Kernel, (Group Group, IReadOnlyList<long> Numbers)> pair in shared)
        {
            cancellation.ThrowIfCancellationRequested();
            Group group = pair.Value.Group;
            if (!IsShared(group))
            {
                pair.Key.Accept(new KernelPrinter(writer, memory, each => Call(each, "rows")));
            }
            else if (group.First == pair.Key)
            {
                pair.Key.Accept(new KernelPrinter(writer, memory.With(new NumberNames(group.Constant)), each => Call(each, "rows"), new SharedForm(IsTemplate: false, InvariantText.Of($" And so for {group.Count - 1} others, with their numbers."))));
            }
        }
    }

    private bool IsShared(Group group) => group.Count >= shareFrom;

    /// <summary>Kernels of one text.</summary>
    private sealed class Group(Kernel first, IReadOnlyList<long> numbers)
    {
        private readonly bool[] constant = [.. numbers.Select(_ => true)];

        public Kernel First => first;

        public int Count { get; private set; }

        /// <summary>Whether the i-th index is the same in all of them.</summary>
        public IReadOnlyList<bool> Constant => constant;

        public void Add(IReadOnlyList<long> others)
        {
            Count++;
            for (int i = 0; i < constant.Length; i++)
            {
                constant[i] &= numbers[i] == others[i];
            }
        }
    }
}
