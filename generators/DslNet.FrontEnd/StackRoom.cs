using System;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace DslNet.FrontEnd;

/// <summary>Runs deeply recursive functions: on this thread where its stack suffices, else on a new thread with a larger one.</summary>
internal static class StackRoom
{
    /// <summary>The free stack that <see cref="RuntimeHelpers.EnsureSufficientExecutionStack"/> requires, with a margin.</summary>
    private const int Reserve = 192 * 1024;

    private const int Stride = 16 * 1024;

    /// <summary>The result of a function, whose exceptions propagate.</summary>
    /// <param name="bytes">The stack that it may need, in bytes.</param>
    /// <param name="function">The function, which is called once.</param>
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

    /// <summary>Whether that much of this thread's stack is free. The runtime only reports whether it is nearly full: so it is asked at that depth.</summary>
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

        // Read after the call, so that it stays allocated during the call.
        byte* stride = stackalloc byte[Stride];
        *stride = 1;
        return Descend(bytes - Stride) && *stride == 1;
    }
}
