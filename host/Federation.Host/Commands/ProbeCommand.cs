using System.CommandLine;
using System.Text;
using System.Text.Json;
using Federation.Adapters.Mapping;
using Federation.Cluster.Adapters;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>adapter probe</c>: looks at a listing that nobody has described, drafts a mapping for it, and reads it by that.</summary>
internal static class ProbeCommand
{
    private const string CassetteName = "source.cassette.json";
    private const int Previewed = 3;

    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "A path or URL." };
        var output = new Option<string?>("--output") { Description = $"A folder that {MappingFile.FileName} and a cassette are written into; one that is there is never overwritten.", HelpName = "FOLDER" };
        var host = CommonOptions.Host();
        var record = CommonOptions.Record();
        var replay = CommonOptions.Replay();
        var data = CommonOptions.Data();
        var allowUncaged = CommonOptions.AllowUncaged();
        var json = CommonOptions.Json();
        var command = new Command("probe", "Looks at a partner's listing that nobody has described, and drafts a mapping for it.") { source, output, host, record, replay, data, allowUncaged, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)), AllowUncaged = parsed.GetValue(allowUncaged) };
            var asked = new ProbeRequest(parsed.GetRequiredValue(source), parsed.GetValue(output), parsed.GetValue(host) ?? [], parsed.GetValue(record), parsed.GetValue(replay));
            var answer = await RunAsync(settings, asked, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(answer, HostJson.Default.ProbeAnswer);
            else ProbeDisplay.Print(answer);
            return answer is { Failure: null, Probe.Trial.Usable: > 0 } ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static async Task<ProbeAnswer> RunAsync(HostSettings settings, ProbeRequest asked, CancellationToken cancellationToken)
    {
        if (NetworkDefinition.HostProblems(new ApprovedHosts(asked.Hosts), operatorTrusted: true).FirstOrDefault() is { } problem) throw new SettingsException(problem);
        string? mapping = asked.Output is { } named ? Path.Combine(Path.GetFullPath(named), MappingFile.FileName) : null;
        if (mapping is not null && File.Exists(mapping)) throw new SettingsException($"{mapping} is there already and is not overwritten: name another folder, or move it away.");
        bool isWeb = asked.Source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || asked.Source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        string? cassette = asked.Record ?? (isWeb && mapping is not null && asked.Replay is null ? Path.Combine(Path.GetDirectoryName(mapping)!, CassetteName) : null); // a file in a folder
        if (mapping is not null) Directory.CreateDirectory(Path.GetDirectoryName(mapping)!); // the same
        var deck = CassetteDeck.Open(cassette, asked.Replay, []);
        try
        {
            var probe = await ProbeAsync(settings, asked, deck, cancellationToken);
            if (mapping is not null) WriteNew(mapping, probe.Mapping);
            var (lines, failure) = await PreviewAsync(settings, asked with { Source = probe.Source ?? asked.Source }, probe, mapping, deck, cancellationToken);
            return new ProbeAnswer(probe, mapping, cassette, probe.Source ?? asked.Source, lines, failure);
        }
        finally
        {
            // A source that failed is worth keeping too.
            deck.Close();
        }
    }

    private static async Task<ProbeReport> ProbeAsync(HostSettings settings, ProbeRequest asked, CassetteDeck deck, CancellationToken cancellationToken)
    {
        await using var services = DirectoryHost.BuildWorkers(settings, deck.Around);
        await using var worker = await services.GetRequiredService<IAdapterWorkers>().StartProbeAsync(Assignment("probe", asked), cancellationToken);
        await foreach (var page in worker.FetchAsync(new FetchRequest { PageSize = 1, MostRecords = 1 }, cancellationToken))
        {
            if (page.Records is [var record, ..]) return ProbeReport.Of(record.Raw);
        }

        throw new AdapterException(FailureKind.Bug, "worker.protocol", "The probe ended without a finding.");
    }

    // By the way of every run: what the draft makes of the source is seen, and not what the probe says of it.
    private static async Task<(IReadOnlyList<PreviewLine> Lines, Issue? Failure)> PreviewAsync(HostSettings settings, ProbeRequest asked, ProbeReport probe, string? mapping, CassetteDeck deck, CancellationToken cancellationToken)
    {
        string folder = mapping is null ? Directory.CreateTempSubdirectory("federation-probe-").FullName : Path.GetDirectoryName(mapping)!; // a file in a folder
        try
        {
            if (mapping is null) WriteNew(Path.Combine(folder, MappingFile.FileName), probe.Mapping);
            var (used, adapter) = DevelopmentFolder.Use(settings, folder);

            // A cassette gives each answer once, and this is another reading.
            var again = asked.Replay is null ? deck : CassetteDeck.Open(null, asked.Replay, []);
            await using var services = DirectoryHost.BuildWorkers(used, again.Around);
            await using var worker = await services.GetRequiredService<IAdapterWorkers>().StartAsync(Assignment(adapter, asked), cancellationToken);
            return (await PreviewLines.OfAsync(worker, Previewed, cancellationToken), null);
        }
        catch (AdapterException failure)
        {
            return ([], Issue.Error(failure.Code, failure.Message));
        }
        finally
        {
            if (mapping is null) Directory.Delete(folder, recursive: true);
        }
    }

    private static WorkerAssignment Assignment(string adapter, ProbeRequest asked)
    {
        using var document = JsonDocument.Parse(AdapterSettings.ToJson(asked.Source, []));
        return new WorkerAssignment { Network = "probe", Adapter = adapter, Config = new AdapterConfig(document.RootElement), OperatorTrusted = true, Hosts = asked.Hosts };
    }

    private static void WriteNew(string path, string text)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    private sealed record ProbeRequest(string Source, string? Output, string[] Hosts, string? Record, string? Replay);
}
