using System.Text;

namespace Federation.Adapters.Mapping;

/// <summary>The embedded JSON Schema.</summary>
internal static class MappingSchema
{
    private const string Name = "mapping.schema.json";

    private static readonly Lazy<string> Text = new(Read);

    public static string Json => Text.Value;

    private static string Read()
    {
        using var stream = typeof(MappingSchema).Assembly.GetManifestResourceStream(Name) ?? throw new InvalidOperationException($"{Name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.UTF8.GetString(bytes);
    }
}
