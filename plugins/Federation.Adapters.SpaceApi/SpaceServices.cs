using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SpaceApi;

/// <summary>A hackerspace is a workshop with machines by definition; what else it offers, SpaceAPI does not say.</summary>
internal static class SpaceServices
{
    public static ServiceTable Table { get; } = new("being in the directory", new(StringComparer.Ordinal) { ["hackerspace"] = [ServiceKeys.Fabrication] });

    public static IReadOnlyList<string> OfEverySpace { get; } = Table.Find("hackerspace") ?? [];
}
