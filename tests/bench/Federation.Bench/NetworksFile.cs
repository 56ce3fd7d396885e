using System.Text.Json;

namespace Federation.Bench;

/// <summary>The file that names the one network of the benchmark.</summary>
internal static class NetworksFile
{
    /// <summary>Writes it into the folder and returns its path.</summary>
    public static string Write(string folder, string source)
    {
        string path = Path.Combine(folder, "networks.json");
        using var json = new Utf8JsonWriter(File.Create(path));
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("id", "bench");
        json.WriteString("name", "Benchmark");
        json.WriteString("adapter", "actipole21");
        json.WriteStartObject("config");
        json.WriteString("source", source);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        return path;
    }
}
