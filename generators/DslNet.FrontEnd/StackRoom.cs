using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace DslNet.FrontEnd;

/// <summary>Runs deeply recursive functions: on this thread where its stack has room, else on a new thread with a larger one.</summary>
internal static class StackRoom
{
    /// <summary>What <see cref="RuntimeHelpers.EnsureSufficientExecutionStack"/> wants to be free, and a little more.</summary>
    private const int Reserve = 192 * 1024;

    private const int Stride = 16 * 1024;

    /// <summary>The result of a function, whose exceptions come through.</summary>
    /// <param name="bytes">Stack that it may need.</param>
    /// <param name="function">Run once.</param>
    public static T Run<T>(int bytes, Func<T> function) => IsFree(bytes) ? function() : OnItsOwnThread(bytes, function);

    private static T OnItsOwnThread<T>(int bytes, Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(Catch, bytes + Reserve) { IsBackground = true, Name = "DslNet: a deeply nested definition" };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;

        void Catch()
        {
            try
            {
                result = function();
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    /// <summary>Whether so much of this thread's stack is free. The runtime says only whether it is nearly full: so it is asked that far down.</summary>
    private static bool IsFree(int bytes)
    {
        try
        {
            return Descend(bytes);
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe bool Descend(int bytes)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (bytes <= 0)
        {
            return true;
        }

        // Read after the call, so that it stays where it is during the call.
        byte* stride = stackalloc byte[Stride];
        *stride = 1;
        return Descend(bytes - Stride) && *stride == 1;
    }
}
