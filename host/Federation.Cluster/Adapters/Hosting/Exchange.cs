using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>One question to the worker and the frames that answer it.</summary>
internal abstract class Exchange
{
    /// <summary>Takes a frame of the answer; true when the answer is complete.</summary>
    /// <exception cref="ProtocolException">The frame does not belong here, or says what cannot be.</exception>
    public abstract bool Accept(Frame frame);

    /// <summary>Hands the complete answer to whoever asked.</summary>
    public abstract void Complete();

    public abstract void Fail(AdapterException failure);

    protected static ProtocolException Unexpected(Frame frame) => new($"A frame of type {(byte)frame.Type} was not expected.");
}

/// <summary>An exchange whose answer is a <typeparamref name="T"/>.</summary>
internal abstract class Exchange<T> : Exchange
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public sealed override void Complete() => _answer.TrySetResult(Result);

    public sealed override void Fail(AdapterException failure) => _answer.TrySetException(failure);

    /// <summary>Asked for once, after <see cref="Exchange.Accept"/> said that the answer is complete.</summary>
    protected abstract T Result { get; }
}
