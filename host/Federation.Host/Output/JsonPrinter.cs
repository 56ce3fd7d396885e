using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Federation.Cluster.Sync;

namespace Federation.Host.Output;

/// <summary>Prints one JSON document, and nothing else, on standard output.</summary>
internal static class JsonPrinter
{
    private static readonly JsonSerializerOptions Shapes = new(HostJson.Default.Options) { TypeInfoResolver = HostJson.Default.WithAddedModifier(LeaveOutWhatFollows) };

    public static void Print<T>(T answer, JsonTypeInfo<T> shape) => Console.Out.WriteLine(Text(answer, shape));

    internal static string Text<T>(T answer, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(answer, Shapes.GetTypeInfo(shape.Type));

    /// <summary>The store's own row id and what the next run goes by are nobody else's concern, and whether a run is over stands in its status.</summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo shape)
    {
        if (shape.Type != typeof(RunRecord)) return;
        foreach (var member in shape.Properties.Where(member => member.Name is "rowId" or "isOver" or "reading" or "fingerprint" or "wholeReadAt").ToList()) shape.Properties.Remove(member);
    }
}
