using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Sync;

namespace Federation.Host.Settings;

/// <summary>
/// Reads the operator's networks file: a JSON array of <c>{ "id", "name", "adapter", "config": { "source", … }, "schedule", "hosts", "removals", "trust", "people", "travel" }</c>. In a source
/// <c>${NAME:-default}</c> is taken from the environment, and a relative path starts at the file's folder.
/// </summary>
internal static partial class NetworksFile
{
    private static readonly Dictionary<string, PersonPurpose> Purposes = new(StringComparer.Ordinal) { ["corrections"] = PersonPurpose.Corrections, ["assessment"] = PersonPurpose.Assessment };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    /// <exception cref="SettingsException">Names everything wrong in the file, entry by entry.</exception>
    public static IReadOnlyList<NetworkDefinition> Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The networks file {path} cannot be read: {failure.Message}");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return Read(document.RootElement, Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/", Environment.GetEnvironmentVariable);
        }
        catch (JsonException failure)
        {
            throw new SettingsException($"The networks file {path} is not JSON: {failure.Message}");
        }
    }

    internal static IReadOnlyList<NetworkDefinition> Read(JsonElement root, string folder, Func<string, string?> variable)
    {
        if (root.ValueKind != JsonValueKind.Array) throw new SettingsException("A networks file holds a JSON array of networks.");
        var problems = new List<string>();
        var networks = new List<NetworkDefinition>();
        foreach (var (at, entry) in root.EnumerateArray().Index())
        {
            var found = new List<string>();
            if (ReadEntry(entry, folder, variable, found) is { } network)
            {
                found.AddRange(network.Problems());
                if (networks.Any(other => other.Id == network.Id)) found.Add($"the id \"{network.Id}\" stands twice");
                networks.Add(network);
            }

            problems.AddRange(found.Select(problem => $"/{at}: {problem}"));
        }

        return problems.Count == 0 ? networks : throw new SettingsException("The networks file has problems:\n  " + string.Join("\n  ", problems));
    }

    private static NetworkDefinition? ReadEntry(JsonElement entry, string folder, Func<string, string?> variable, List<string> problems)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            problems.Add("a network is a JSON object");
            return null;
        }

        foreach (var member in entry.EnumerateObject().Where(member => member.Name is not ("id" or "name" or "adapter" or "config" or "schedule" or "hosts" or "removals" or "trust" or "people" or "travel")))
        {
            problems.Add($"\"{member.Name}\" is not known: a network has id, name, adapter, config, schedule, hosts, removals, trust, people and travel");
        }

        string? id = Text(entry, "id", problems), name = Text(entry, "name", problems), adapter = Text(entry, "adapter", problems);
        if (id is not null && !NetworkId.TryParse(id, out _)) problems.Add($"\"{id}\" is not a network id: 1 to 63 of a-z, 0-9 and -");
        if (!entry.TryGetProperty("config", out var config) || config.ValueKind != JsonValueKind.Object) problems.Add("\"config\" is missing: a JSON object");
        string? schedule = entry.TryGetProperty("schedule", out var cron) && cron.ValueKind != JsonValueKind.Null ? Text(entry, "schedule", problems) : null;
        var hosts = Hosts(entry, problems);
        var removals = Removals(entry, problems);
        int trust = Trust(entry, problems);
        var people = People(entry, problems);
        var travel = Travel(entry, problems);
        if (problems.Count > 0 || id is null || name is null || adapter is null) return null;
        try
        {
            return new NetworkDefinition
            {
                Id = NetworkId.Parse(id),
                Name = name,
                Adapter = adapter,
                Config = Resolved(config, folder, variable),
                Schedule = schedule,
                OperatorTrusted = true,
                Hosts = hosts,
                Removals = removals,
                Trust = trust,
                People = people,
                Travel = travel,
            };
        }
        catch (SettingsException problem)
        {
            problems.Add(problem.Message);
            return null;
        }
    }

    private static string Resolved(JsonElement config, string folder, Func<string, string?> variable)
    {
        var resolved = JsonObject.Create(config) ?? [];
        if (resolved["source"] is JsonValue value && value.TryGetValue(out string? source)) resolved["source"] = SourceAddress.Resolve(Expand(source, variable), folder);
        return resolved.ToJsonString();
    }

    /// <summary>Replaces <c>${NAME}</c> and <c>${NAME:-default}</c>.</summary>
    /// <exception cref="SettingsException">A variable without a default is not set.</exception>
    private static string Expand(string source, Func<string, string?> variable) => Variable().Replace(source, match =>
    {
        string name = match.Groups["name"].Value;
        if (variable(name) is { Length: > 0 } value) return value;
        return match.Groups["default"].Success ? match.Groups["default"].Value : throw new SettingsException($"the environment variable {name} is not set, and \"{source}\" gives no default");
    });

    private static ApprovedHosts Hosts(JsonElement entry, List<string> problems)
    {
        if (!entry.TryGetProperty("hosts", out var hosts) || hosts.ValueKind == JsonValueKind.Null) return default;
        if (hosts.ValueKind == JsonValueKind.Array && hosts.EnumerateArray().All(host => host.ValueKind == JsonValueKind.String)) return new ApprovedHosts(hosts.EnumerateArray().Select(host => host.GetString() ?? ""));
        problems.Add("\"hosts\" is an array of texts");
        return default;
    }

    private static int Trust(JsonElement entry, List<string> problems)
    {
        if (!entry.TryGetProperty("trust", out var trust) || trust.ValueKind == JsonValueKind.Null) return ListingSource.DefaultTrust;
        if (trust.ValueKind == JsonValueKind.Number && trust.TryGetInt32(out int value)) return value;
        problems.Add("\"trust\" is a whole number from 0 to 100");
        return ListingSource.DefaultTrust;
    }

    private static RemovalRule Removals(JsonElement entry, List<string> problems)
    {
        var rule = RemovalRule.Default;
        if (!entry.TryGetProperty("removals", out var removals) || removals.ValueKind == JsonValueKind.Null) return rule;
        if (removals.ValueKind != JsonValueKind.Object)
        {
            problems.Add("\"removals\" is an object of runs, hours and mostShare");
            return rule;
        }

        foreach (var member in removals.EnumerateObject())
        {
            if (member.Name == "runs" && member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out int runs)) rule = rule with { Runs = runs };
            else if (member.Name == "hours" && member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out int hours)) rule = rule with { Hours = hours };
            else if (member.Name == "mostShare" && member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out double share)) rule = rule with { MostShare = share };
            else problems.Add($"\"removals\" has runs and hours, whole numbers, and mostShare, a number; not \"{member.Name}\" as it stands");
        }

        return rule;
    }

    private static PersonPolicy? People(JsonElement entry, List<string> problems)
    {
        if (!entry.TryGetProperty("people", out var people) || people.ValueKind == JsonValueKind.Null) return null;
        if (people.ValueKind == JsonValueKind.Object
            && people.EnumerateObject().All(member => member.Name is "purpose" or "keepDays")
            && people.TryGetProperty("purpose", out var purpose) && purpose.ValueKind == JsonValueKind.String && Purposes.TryGetValue(purpose.GetString() ?? "", out var why)
            && people.TryGetProperty("keepDays", out var days) && days.ValueKind == JsonValueKind.Number && days.TryGetInt32(out int most))
        {
            return new PersonPolicy { Purpose = why, KeepDays = most };
        }

        problems.Add("\"people\" is an object of purpose, \"corrections\" or \"assessment\", and keepDays, a whole number");
        return null;
    }

    private static TravelStatement? Travel(JsonElement entry, List<string> problems)
    {
        if (!entry.TryGetProperty("travel", out var travel) || travel.ValueKind == JsonValueKind.Null) return null;
        if (travel.ValueKind == JsonValueKind.Object
            && travel.EnumerateObject().All(member => member.Name is "carKmSaved" or "year")
            && travel.TryGetProperty("carKmSaved", out var km) && km.ValueKind == JsonValueKind.Number && km.TryGetDouble(out double saved)
            && travel.TryGetProperty("year", out var year) && year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out int of))
        {
            return new TravelStatement { CarKmSaved = saved, Year = of };
        }

        problems.Add("\"travel\" is an object of carKmSaved, a number, and year, a whole number");
        return null;
    }

    private static string? Text(JsonElement entry, string name, List<string> problems)
    {
        if (entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text) return text;
        problems.Add($"\"{name}\" is missing: a text");
        return null;
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}")]
    private static partial Regex Variable();
}
