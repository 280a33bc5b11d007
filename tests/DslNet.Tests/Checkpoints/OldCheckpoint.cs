using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace DslNet.Tests.Checkpoints;

/// <summary>Writes a checkpoint as version 2 did, from its description.</summary>
internal static class OldCheckpoint
{
    public static void Write(string path, TrainingState state)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(state.Identity.Settings.Count);
        foreach ((string name, string value) in state.Identity.Settings)
        {
            writer.Write(name);
            writer.Write(value);
        }

        writer.Write(state.Start.Step);
        writer.Write(state.Start.Weights);
        writer.Write(state.Start.Epochs);
        Write(writer, state.Parameters);
        Write(writer, state.Buffers);
        Write(writer, state.OptimizerState);
        writer.Write((int)state.OptimizerSteps);
        writer.Write(state.Random.Seed);
        writer.Write(state.Random.Step);
        Write(writer, state.BestParameters);
        Write(writer, state.BestBuffers);
        writer.Write(state.History.Epochs);
        writer.Write(state.History.Length);
        writer.Write(state.History.Checksum);
        writer.Write(0);   // no counts of classes
        writer.Write(0);
        writer.Flush();
        byte[] content = stream.ToArray();
        File.WriteAllBytes(path, [.. "DslNet"u8, 0x1A, 2, .. BitConverter.GetBytes((long)content.Length), .. SHA256.HashData(content), .. content]);
    }

    private static void Write(BinaryWriter writer, float[] values)
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }
}
