using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Federation.Plugins.Tests;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Federation.Cluster.Tests.Wire;

/// <summary>
/// Bytes that releases wrote are read by every later one, with all that is in them. UPDATE_GOLDEN=1 puts behind each kind what this build writes where nobody wrote it before; a line that is there is never changed.
/// </summary>
public sealed class GoldenPayloadTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Federation.Cluster.Tests", "Wire", "golden");

    private static readonly ServiceProvider Services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    private static readonly IReadOnlyDictionary<string, JsonTypeInfo> Stored = StoredKinds.Rows.Select(kind => (Name: $"row {kind.Name} {kind.Part}", kind.Body))
        .Concat(StoredKinds.Events.Select(kind => (Name: $"event {kind.Name} {kind.Part}", kind.Body)))
        .Where(kind => kind.Body is not null)
        .ToDictionary(kind => kind.Name, kind => kind.Body!); // looked at in the line above

    /// <summary>What is both stored and sent: a sample of it comes from its JSON.</summary>
    private static readonly IReadOnlyDictionary<string, JsonTypeInfo> Sent = Reached()
        .Where(type => SentContracts.Sent.Contains(type.Type))
        .ToDictionary(type => $"sent {SentContracts.NameOf(type.Type)}");

    [Fact]
    public void Samples_OfEveryKind_AreRead() => Assert.Empty(Stored.Concat(Sent).Select(kind => (kind.Key, Failure: Record.Exception(() => Today(kind.Value)))).Where(kind => kind.Failure is not null).Select(kind => $"{kind.Key}: {kind.Failure?.Message}"));

    [Fact]
    public async Task Rows_ThatReleasesStored_AreReadWhole()
    {
        var lines = await LinesAsync("stored.txt", Stored, (type, json) => json);

        Assert.All(lines, line => Assert.True(Stored.ContainsKey(line.Name), $"{line.Name} was stored, and nobody says how it is read: StoredKinds does no longer."));
        Assert.All(lines, line => DemandWithin(JsonNode.Parse(line.Payload), JsonNode.Parse(Again(Stored[line.Name], line.Payload)), line.Name));
        Assert.Empty(Stored.Keys.Except(lines.Select(line => line.Name)).Select(name => $"{name} has no payload yet: UPDATE_GOLDEN=1 writes one."));
        Assert.Empty(Stored.Where(kind => !lines.Contains((kind.Key, Today(kind.Value)))).Select(kind => $"{kind.Key} has members that no payload has: UPDATE_GOLDEN=1 writes one behind the others."));
    }

    [Fact]
    public async Task Bytes_ThatReleasesSent_AreReadWhole()
    {
        var serializer = Services.GetRequiredService<Serializer>();
        var lines = await LinesAsync("sent.txt", Sent, (type, json) => $"{Convert.ToBase64String(serializer.SerializeToArray<object>(JsonSerializer.Deserialize(json, type)!))} {json}"); // a sample is no null

        Assert.All(lines, line => Assert.True(Sent.ContainsKey(line.Name), $"{line.Name} was sent, and nobody is called that any more."));
        Assert.All(lines, line =>
        {
            string[] parts = line.Payload.Split(' ', 2);
            object arrived = serializer.Deserialize<object>(Convert.FromBase64String(parts[0]))!; // it was no null
            DemandWithin(JsonNode.Parse(parts[1]), JsonSerializer.SerializeToNode(arrived, Sent[line.Name]), line.Name);
        });
        Assert.Empty(Sent.Where(kind => !lines.Any(line => line.Name == kind.Key && line.Payload.EndsWith($" {Today(kind.Value)}", StringComparison.Ordinal))).Select(kind => $"{kind.Key} has members that no payload has: UPDATE_GOLDEN=1 writes one behind the others."));
    }

    [Theory]
    [InlineData("""{"a":1,"b":[{"c":"x"}]}""", """{"b":[{"c":"x","d":2}],"a":1}""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", "{}", false)]
    [InlineData("""{"b":[{"c":"x"}]}""", """{"b":[]}""", false)]
    public void Payload_ReadWithoutAMember_IsFound(string before, string after, bool isWhole) =>
        Assert.Equal(isWhole, IsWithin(JsonNode.Parse(before), JsonNode.Parse(after)));

    /// <summary>As this build writes the sample of a type.</summary>
    private static string Today(JsonTypeInfo type) => Again(type, StoredSample.Of(type).ToJsonString());

    private static string Again(JsonTypeInfo type, string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize(json, type), type);

    private static async Task<IReadOnlyList<(string Name, string Payload)>> LinesAsync(string file, IReadOnlyDictionary<string, JsonTypeInfo> kinds, Func<JsonTypeInfo, string, string> write)
    {
        string path = Path.Combine(Folder, file);
        var lines = File.Exists(path) ? (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).Select(Line).ToList() : [];
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") != "1") return lines;
        lines.AddRange(kinds.Where(kind => !lines.Any(line => line.Name == kind.Key && line.Payload.EndsWith(Today(kind.Value), StringComparison.Ordinal))).Select(kind => (kind.Key, write(kind.Value, Today(kind.Value)))));
        Directory.CreateDirectory(Folder);
        lines = [.. lines.OrderBy(line => line.Name, StringComparer.Ordinal)];
        await File.WriteAllLinesAsync(path, lines.Select(line => $"{line.Name}: {line.Payload}"), TestContext.Current.CancellationToken);
        return lines;
    }

    private static (string Name, string Payload) Line(string line) => line.Split(": ", 2) is [var name, var payload] ? (name, payload) : throw new FormatException($"\"{line}\" is no payload.");

    private static void DemandWithin(JsonNode? before, JsonNode? after, string name) => Assert.True(IsWithin(before, after), $"{name} lost something that was in it.\nIt was  {before?.ToJsonString()}\nand is  {after?.ToJsonString()}");

    /// <summary>Whether all of the first is in the second: later releases may write more.</summary>
    private static bool IsWithin(JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (JsonObject one, JsonObject other) => one.All(member => other.ContainsKey(member.Key) && IsWithin(member.Value, other[member.Key])),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => IsWithin(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(before, after),
    };

    private static List<JsonTypeInfo> Reached()
    {
        var reached = new Dictionary<Type, JsonTypeInfo>();
        foreach (var type in Stored.Values.Concat(StoredKinds.Hidden)) Reach(type, reached);
        return [.. reached.Values];
    }

    private static void Reach(JsonTypeInfo type, Dictionary<Type, JsonTypeInfo> reached)
    {
        if (type.Kind == JsonTypeInfoKind.Object && !reached.TryAdd(type.Type, type)) return;
        if (type.ElementType is { } element) Reach(type.Options.GetTypeInfo(element), reached);
        foreach (var member in type.Properties) Reach(type.Options.GetTypeInfo(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType), reached);
    }
}
