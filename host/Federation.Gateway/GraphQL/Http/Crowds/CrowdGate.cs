using Federation.Cluster.Telemetry;
using Federation.Gateway.GraphQL.Errors;
using Federation.Gateway.Identity.Access;
using GraphQLParser.AST;

namespace Federation.Gateway.GraphQL.Http.Crowds;

/// <summary>
/// Refuses some of those who ask where all of them together ask more than this host gets done, so that the others are answered in time. Who is refused is drawn for each caller and a quarter of a minute, and not for each request: half of the people who go on
/// looking are better served than all of them at every second try. Thread safe.
/// </summary>
/// <remarks>Of many who come from one address that no proxy tells apart all are refused, or none.</remarks>
internal sealed class CrowdGate(RefusedShare share, TimeProvider clock)
{
    private const int TurnSeconds = 15;
    private const int LooksOfASecond = 10;

    private readonly Lock _lock = new();
    private readonly Queue<HashSet<string>> _looks = new();
    private readonly HashSet<string> _callers = [];
    private HashSet<string> _asking = [];

    /// <summary>
    /// Only queries of those are refused who have nothing to do here: what changes something is always taken, streams have their own limit, and a door that asks for the answer to a pass is let in like everybody who has a role. Members are refused last.
    /// </summary>
    /// <param name="operation">Null where there is none of the name that was asked for.</param>
    /// <exception cref="CodedError">There are too many.</exception>
    public void Admit(GraphQLRequest request, GraphQLOperationDefinition? operation, Caller caller)
    {
        if (request.IsOwed || operation?.Operation != OperationType.Query || IsStaff(caller)) return;
        if (TurnAway(request.Client, caller.IsSignedIn ? (2 * share.Value) - 1 : share.Value) is not { } seconds) return;
        throw new CodedError(ErrorCode.HostBusy, $"More is asked at this moment than this host gets done. Ask again in {seconds} s.") { RetryAfter = seconds, Extensions = new Dictionary<string, object?> { ["retryAfter"] = seconds } };
    }

    /// <summary>The same of a stranger of whom nothing more has to be known.</summary>
    /// <param name="client">By what they are counted.</param>
    /// <returns>Seconds after which to ask again; null for one who is let in.</returns>
    public int? TurnAway(string client) => TurnAway(client, share.Value);

    private int? TurnAway(string client, double refused)
    {
        // Once for each look: one who asks two hundred times a second is no crowd, and has a limit of its own.
        lock (_lock) _asking.Add(client);
        if (refused <= 0) return null;
        // Turns of callers change at different moments, so that those who were told when to come again do not come together.
        long milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds() + ((uint)HashCode.Combine(client) % (TurnSeconds * 1_000));
        var (turn, gone) = Math.DivRem(milliseconds, TurnSeconds * 1_000);
        if ((uint)HashCode.Combine(client, turn) / (double)uint.MaxValue >= refused) return null;
        ShedLoad.Count("crowd");
        return TurnSeconds - (int)(gone / 1_000);
    }

    private static bool IsStaff(Caller caller) => caller.Has(Role.CentreStaff) || caller.Has(Role.NetworkManager) || caller.Has(Role.Assessor) || caller.Has(Role.Operator);

    /// <summary>For one thread, which looks ten times a second.</summary>
    /// <returns>How many have asked since the last look, and within the last ten.</returns>
    public (int Asked, int Callers) TakeAsked()
    {
        var next = _looks.Count < LooksOfASecond ? [] : _looks.Dequeue();
        next.Clear();
        HashSet<string> asked;
        lock (_lock) (asked, _asking) = (_asking, next);
        _looks.Enqueue(asked);
        _callers.Clear();
        foreach (var look in _looks) _callers.UnionWith(look);
        return (asked.Count, _callers.Count);
    }
}
