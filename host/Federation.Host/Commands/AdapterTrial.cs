using System.CommandLine;
using System.Text.Json;
using Federation.Cluster.Adapters;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Host.Running;
using Federation.Host.Running.Checkups;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary>What the commands share that try one adapter on one source: how both are named, and the worker that is started for them.</summary>
internal sealed class AdapterTrial
{
    private readonly Argument<string> _adapter = new("adapter") { Description = "The adapter's id, as \"adapter list\" shows it, or the folder that its author is at work in." };
    private readonly Option<string?> _source = new("--source") { Description = "A path or URL. Of a folder in which there is a file listing.*, that one by default." };
    private readonly Option<string[]> _setting = CommonOptions.Setting();
    private readonly Option<string[]> _host = CommonOptions.Host();
    private readonly Option<string?> _record = CommonOptions.Record();
    private readonly Option<string?> _replay = CommonOptions.Replay();
    private readonly Option<string> _data = CommonOptions.Data();
    private readonly Option<bool> _allowUncaged = CommonOptions.AllowUncaged();

    public void AddTo(Command command)
    {
        command.Add(_adapter);
        foreach (Option option in (Option[])[_source, _setting, _host, _record, _replay, _data, _allowUncaged]) command.Add(option);
    }

    /// <summary>The same once, or again whenever the adapter's folder is saved. What goes wrong then is said, and waits for the next time.</summary>
    /// <param name="watches">Whether to go on; only of a folder.</param>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<int> RepeatAsync(ParseResult parsed, bool watches, Func<TrialGround, Task<int>> work, CancellationToken cancellationToken)
    {
        if (!watches) return await RunAsync(parsed, work, cancellationToken);
        string adapter = parsed.GetRequiredValue(_adapter);
        if (!DevelopmentFolder.Names(adapter)) throw new SettingsException("--watch needs the folder of an adapter that somebody is at work on: what is installed does not change.");
        var saved = new SavedFolder(DevelopmentFolder.Find(adapter), TimeProvider.System);
        while (true)
        {
            await CommandLine.GuardAsync(() => RunAsync(parsed, work, cancellationToken));
            await saved.SavedAsync(cancellationToken);
        }
    }

    /// <param name="work">What is done with its workers.</param>
    /// <returns>What the work returns.</returns>
    /// <exception cref="SettingsException">What was asked for cannot be.</exception>
    public async Task<int> RunAsync(ParseResult parsed, Func<TrialGround, Task<int>> work, CancellationToken cancellationToken)
    {
        string adapter = parsed.GetRequiredValue(_adapter);
        var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(_data)), AllowUncaged = parsed.GetValue(_allowUncaged) };
        string? folder = DevelopmentFolder.Names(adapter) ? adapter : null;
        if (folder is not null) (settings, adapter) = DevelopmentFolder.Use(settings, adapter);
        string[] hosts = parsed.GetValue(_host) ?? [];
        if (NetworkDefinition.HostProblems(new ApprovedHosts(hosts), operatorTrusted: true).FirstOrDefault() is { } problem) throw new SettingsException(problem);
        string source = parsed.GetValue(_source) ?? DevelopmentFolder.ListingIn(folder) ?? throw new SettingsException("--source is missing: the path or URL of the listing.");
        string json = AdapterSettings.ToJson(source, parsed.GetValue(_setting) ?? []);
        var manifest = AdapterSettings.Check(adapter, json, settings.Adapters());
        using var document = JsonDocument.Parse(json);
        var config = new AdapterConfig(document.RootElement);
        var deck = CassetteDeck.Open(parsed.GetValue(_record), parsed.GetValue(_replay), [.. manifest.ConfigSchema.SecretsIn(config)]);
        try
        {
            await using var services = DirectoryHost.BuildWorkers(settings, deck.Around);
            return await work(new TrialGround(services.GetRequiredService<IAdapterWorkers>(), manifest, config, hosts, folder));
        }
        finally
        {
            // A source that failed is worth keeping too.
            deck.Close();
        }
    }
}
