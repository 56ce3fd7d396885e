using Federation.Cluster.Adapters.Catalogue;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>How considerate an adapter's requests are: the host's own rule, or more patience where the manifest asks for it.</summary>
/// <param name="RequestsAtOnce">To one server; 1 to <see cref="MostAtOnce"/>.</param>
/// <param name="Between">From the start of one request to a server to the start of the next; at most <see cref="LongestBetween"/>.</param>
internal sealed record Politeness(int RequestsAtOnce, TimeSpan Between)
{
    public const int MostAtOnce = 16;

    public static readonly TimeSpan LongestBetween = TimeSpan.FromMinutes(1);

    public static Politeness Of(FetchOptions options, AdapterPoliteness? asked) => new(
        Math.Min(options.RequestsAtOnce, asked?.RequestsAtOnce ?? MostAtOnce),
        asked?.Between is { } between && between > options.BetweenRequests ? between : options.BetweenRequests);
}
