using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Regroupings;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Remembers the last order about matching, and answers as a test says.</summary>
internal sealed class FakeMatching : IMatchingGrain
{
    public object? Order { get; private set; }

    public MatchAnswer Answer { get; set; } = MatchAnswer.Done();

    public Task Resume() => Task.CompletedTask;

    public Task<Regrouping?> Regroup(RegroupingOrder order) => throw new NotSupportedException("The gateway moves nothing itself.");

    public Task<MatchAnswer> Decide(PairOrder order) => Told(order);

    public Task<MatchAnswer> Undo(UndoOrder order) => Told(order);

    public Task<MatchAnswer> Pin(PinOrder order) => Told(order);

    private Task<MatchAnswer> Told(object order)
    {
        Order = order;
        return Task.FromResult(Answer);
    }
}
