using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Federation.Host.Output;

/// <summary>Prints one JSON document, and nothing else, on standard output.</summary>
internal static class JsonPrinter
{
    public static void Print<T>(T answer, JsonTypeInfo<T> shape) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, shape));
}
