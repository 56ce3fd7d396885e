using System.Text.Json;
using Federation.Gateway.GraphQL.Networks;

namespace Federation.Gateway.Tests.Doubles;

internal sealed class FakeAdapters : IAdapterDirectory
{
    public IReadOnlyList<string> Ids { get; } = ["actipole21", "tiers-lieux"];

    public IReadOnlyList<string> CheckConfig(string adapter, JsonElement config) => config.TryGetProperty("source", out _) ? [] : ["The setting \"source\" is missing."];
}
