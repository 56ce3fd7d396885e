using Federation.Cluster.Matching;

namespace Federation.Gateway.GraphQL.Matching;

internal sealed record MatchPayload(MatchAnswer Answer)
{
    public IReadOnlyList<MatchRefusal> Errors => Answer is { Code: { } code, Message: { } message } ? [new MatchRefusal(code, message)] : [];
}

/// <summary>Why a decision about matching was refused.</summary>
internal sealed record MatchRefusal(string Code, string Message);
