using GraphQL;

namespace Federation.Gateway.GraphQL.Streams;

/// <summary>A subscription that has begun. It is read once; nothing is read ahead of whoever reads it.</summary>
internal sealed class StreamResult(IAsyncEnumerable<StreamedAnswer> answers) : ExecutionResult
{
    /// <summary>Its place among those that the caller may have open, given back when it is disposed. Null until it is begun for somebody.</summary>
    public IDisposable? Place { get; set; }

    /// <summary>Without an end of its own. Reading throws what <see cref="Errors.ErrorMap"/> takes: the stream is over then, and goes on from the last cursor when it is asked for again.</summary>
    public IAsyncEnumerable<StreamedAnswer> Answers => answers;
}
