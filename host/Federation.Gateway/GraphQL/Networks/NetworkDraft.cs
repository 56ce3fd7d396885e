using System.Text.Json;
using Cronos;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Results;

namespace Federation.Gateway.GraphQL.Networks;

/// <summary>Checks what was sent as a new network, all at once, and makes the definition of it.</summary>
internal sealed class NetworkDraft
{
    private readonly List<InputProblem> _problems = [];

    private NetworkDraft() { }

    /// <summary>Everything wrong; empty when <see cref="Definition"/> is there.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>Null when something is wrong.</summary>
    public NetworkDefinition? Definition { get; private set; }

    /// <param name="onThisMachine">Servers of this machine that its operator lets networks be read from.</param>
    public static NetworkDraft Read(AddNetworkInput input, AdapterCatalogue adapters, IReadOnlyCollection<Uri> onThisMachine)
    {
        var draft = new NetworkDraft();
        if (!NetworkId.TryParse(input.Id, out var id)) draft.Add(NetworkCodes.BadId, "The id of a network is 1 to 63 of a-z, 0-9 and -, not starting with -.", "id");
        if (input.Name.Trim().Length is 0 or > 200) draft.Add(NetworkCodes.BadName, "The name of a network has 1 to 200 characters.", "name");
        if (input.Schedule is { } schedule && !CronExpression.TryParse(schedule, out _)) draft.Add(NetworkCodes.BadSchedule, "The schedule is five fields of cron, in UTC, for example \"15 4 * * *\".", "schedule");
        var hosts = new ApprovedHosts(input.Hosts ?? []);
        foreach (string problem in NetworkDefinition.HostProblems(hosts, operatorTrusted: false)) draft.Add(NetworkCodes.BadHosts, problem, "hosts");
        draft.CheckConfig(input, adapters, onThisMachine);
        if (draft._problems.Count == 0)
        {
            draft.Definition = new NetworkDefinition
            {
                Id = id,
                Name = input.Name.Trim(),
                Adapter = input.Adapter,
                Config = input.Config,
                Schedule = input.Schedule,
                OperatorTrusted = false,
                Hosts = hosts,
            };
        }

        return draft;
    }

    private void CheckConfig(AddNetworkInput input, AdapterCatalogue adapters, IReadOnlyCollection<Uri> onThisMachine)
    {
        var ready = adapters.Adapters.Where(installed => installed.Status == AdapterStatus.Active).ToList();
        var adapter = ready.Find(installed => installed.Id == input.Adapter);
        if (adapter is null) Add(NetworkCodes.UnknownAdapter, $"This host has no adapter of that id that it can use. It has: {string.Join(", ", ready.Select(installed => installed.Id))}.", "adapter");
        using var config = Parse(input.Config);
        if (config is null) return;
        var refusals = SafeSource.Refusals(config.RootElement, onThisMachine).ToList();
        foreach (var (pointer, reason) in refusals) Add(NetworkCodes.UnsafeSource, $"The setting {pointer} cannot be used: {reason}.", "config" + pointer);
        if (adapter?.Manifest is not { } manifest || refusals.Count > 0) return;
        foreach (var issue in manifest.ConfigSchema.Check(new AdapterConfig(config.RootElement))) Add(NetworkCodes.BadConfig, issue.Message, "config" + issue.Pointer);
    }

    private JsonDocument? Parse(string json)
    {
        try
        {
            var config = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (config.RootElement.ValueKind == JsonValueKind.Object) return config;
            config.Dispose();
            Add(NetworkCodes.BadConfig, "The configuration of a network is a JSON object, sent as text.", "config");
        }
        catch (JsonException malformed)
        {
            Add(NetworkCodes.BadConfig, $"The configuration is not JSON: see line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} of it.", "config");
        }
        catch (InvalidOperationException)
        {
            // What the parser says of a member's name with half a surrogate pair, when it looks for names that stand twice.
            Add(NetworkCodes.BadConfig, "The configuration has a member whose name is no Unicode.", "config");
        }

        return null;
    }

    private void Add(string code, string message, string field) => _problems.Add(new InputProblem(code, message, field));
}
