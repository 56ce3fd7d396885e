using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>One network of a networks file.</summary>
/// <param name="Delimiter">Null to leave it to the adapter.</param>
internal sealed record NetworkEntry(string Id, string Adapter, string Source, string? Delimiter = null)
{
    public JsonObject ToJson()
    {
        var config = new JsonObject { ["source"] = Source };
        if (Delimiter is not null) config["delimiter"] = Delimiter;
        return new JsonObject { ["id"] = Id, ["name"] = $"Network {Id}", ["adapter"] = Adapter, ["config"] = config };
    }
}
