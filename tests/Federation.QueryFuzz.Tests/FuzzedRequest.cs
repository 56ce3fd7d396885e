namespace Federation.QueryFuzz.Tests;

/// <summary>One request as it is sent.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Payload">The body of a POST, the query string of a GET.</param>
/// <param name="Accept">Null for no such header.</param>
/// <param name="Who">Which of the callers sends it; 0 for nobody.</param>
/// <param name="Repeats">True where it is sent again, and has to be answered the same: it changes nothing.</param>
internal sealed record FuzzedRequest(string Method, string Payload, string? Accept, int Who, bool Repeats = false)
{
    public override string ToString() => $"{Method} by {Who}, accept {Accept}: {(Payload.Length > 2_000 ? $"{Payload[..2_000]}… ({Payload.Length} characters)" : Payload)}";
}
