using System.CommandLine;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Running.Checkups;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>adapter</c>: tries adapters out, makes packages of them, and installs those. Of a data folder only the adapters that are installed there are touched.</summary>
internal static class AdapterCommands
{
    public static Command Create() => new("adapter", "Adapters: the plug-ins that read partners' formats.") 
    {
        NewCommand.Create(), ProbeCommand.Create(), List(), Check(), Preview(), Test(), Cage(),
        PackageCommands.Key(), PackageCommands.Pack(), PackageCommands.Sign(),
        InstallCommands.Install(), InstallCommands.Enable(), InstallCommands.Disable(), InstallCommands.Remove(), InstallCommands.Trust(), InstallCommands.Distrust(),
    };

    private static Command List()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the adapters that came with this program and those installed since, and whether each can be used.") { data, json };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var found = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) }.Adapters().Adapters;
            if (parsed.GetValue(json)) JsonPrinter.Print([.. found.Select(AdapterLine.Of)], HostJson.Default.IReadOnlyListAdapterLine);
            else AdapterDisplay.Print(found);
            // What somebody decided of it is no problem of an adapter.
            return Task.FromResult(found.All(adapter => adapter.Status <= AdapterStatus.Disabled) ? ExitCode.Done : ExitCode.FoundProblems);
        }));
        return command;
    }

    private static Command Check()
    {
        var trial = new AdapterTrial();
        var json = CommonOptions.Json();
        var command = new Command("check", "Tests a configuration and its source without syncing.");
        trial.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => trial.RunAsync(parsed, async ground =>
        {
            await using var worker = await ground.StartAsync(cancellationToken);
            var result = await worker.CheckAsync(cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(new CheckAnswer(result.Passed, result.Summary, result.Issues), HostJson.Default.CheckAnswer);
            else AdapterDisplay.Print(result);
            return result.Passed ? ExitCode.Done : ExitCode.FoundProblems;
        }, cancellationToken)));
        return command;
    }

    private static Command Preview()
    {
        var trial = new AdapterTrial();
        var count = new Option<int>("--count", "-n") { Description = "How many records, 1 to 1,000.", DefaultValueFactory = _ => 3 };
        var watch = new Option<bool>("--watch") { Description = "Show them again whenever the adapter's folder is saved, until stopped." };
        var json = CommonOptions.Json();
        var command = new Command("preview", "Shows the first records raw, and what the adapter makes of each.");
        trial.AddTo(command);
        command.Add(count);
        command.Add(watch);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => trial.RepeatAsync(parsed, parsed.GetValue(watch), async ground =>
        {
            await using var worker = await ground.StartAsync(cancellationToken);
            var lines = await PreviewLines.OfAsync(worker, Math.Clamp(parsed.GetValue(count), 1, 1_000), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(lines, HostJson.Default.IReadOnlyListPreviewLine);
            else AdapterDisplay.Print(lines);
            return ExitCode.Done;
        }, cancellationToken)));
        return command;
    }

    private static Command Test()
    {
        var trial = new AdapterTrial();
        var json = CommonOptions.Json();
        var golden = new Option<bool>("--accept") { Description = $"Take what comes out for right: write it into {GoldenListing.FileName} beside the adapter." };
        var command = new Command("test", "Reads a listing as a directory would, stops it, breaks it, and tells what holds, what came out, and its quality level.");
        trial.AddTo(command);
        command.Add(golden);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => trial.RunAsync(parsed, async ground =>
        {
            var report = await AdapterCheckup.RunAsync(ground, parsed.GetValue(golden), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(report, HostJson.Default.CheckupReport);
            else CheckupDisplay.Print(report);
            return report.Holds ? ExitCode.Done : ExitCode.FoundProblems;
        }, cancellationToken)));
        return command;
    }

    private static Command Cage()
    {
        var json = CommonOptions.Json();
        var command = new Command("cage", "Tries the cage that adapters run in: which of its walls stand on this system.") { json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var services = DirectoryHost.BuildWorkers(new HostSettings());
            var standing = await services.GetRequiredService<IAdapterWorkers>().ProbeCageAsync(cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(CageAnswer.Of(standing, HostShield.IsUp), HostJson.Default.CageAnswer);
            else CageDisplay.Print(standing, HostShield.IsUp);
            return standing.HasFlag(CageStrength.All) ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }
}
