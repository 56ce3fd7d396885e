namespace Federation.Gateway.GraphQL.Writing.Fragments;

/// <summary>What was written of one centre. Immutable.</summary>
/// <param name="Json">A whole value.</param>
/// <param name="Values">How many values of the answer it holds.</param>
/// <param name="Until">From this moment on it may be wrong; never, for most.</param>
internal sealed record Fragment(byte[] Json, int Values, DateTimeOffset Until)
{
    /// <summary>What an array and this object take in memory beside the JSON itself.</summary>
    private const int OwnBytes = 80;

    public int Bytes => Json.Length + OwnBytes;
}
