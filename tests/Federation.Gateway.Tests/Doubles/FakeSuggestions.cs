using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Remembers the last order about a suggestion, and at which network it came.</summary>
internal sealed class FakeSuggestions : ISuggestionGrain
{
    public NetworkId Network { get; set; }

    public object? Order { get; private set; }

    public SuggestionAnswer Answer { get; set; } = SuggestionAnswer.Refused(SuggestionCodes.NothingNew, "It says so already.");

    public Task<SuggestionAnswer> Suggest(SuggestionOrder order) => Told(order);

    public Task<SuggestionAnswer> Dismiss(string suggestion, string reason) => Told((suggestion, reason));

    public Task Review() => throw new NotSupportedException("Runs do that.");

    private Task<SuggestionAnswer> Told(object order)
    {
        Order = order;
        return Task.FromResult(Answer);
    }
}
