using System.CommandLine;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>store check</c>, <c>hash</c> and <c>backup</c>, which only read, also while a host is running, <c>store check --repair</c> and <c>store restore</c>, which take the folder, and <c>store copy</c> from one kind of store to another.</summary>
internal static class StoreCommands
{
    public static Command Create() => new("store", "The directory's store.") { Check(), Hash(), Backup(), Restore(), Copy() };

    private static Command Check()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var repair = new Option<bool>("--repair") { Description = "First mend listings and bindings that do not fit together, so that the next sync of their network puts them right." };
        var command = new Command("check", "Reads everything and tells what does not fit together.") { repair, data, json };
        command.SetAction((parsed, cancellationToken) => ReadAsync(async () =>
        {
            var settings = Settings(parsed.GetRequiredValue(data));
            var repaired = parsed.GetValue(repair) ? await RepairAsync(settings, cancellationToken) : new RepairReport([], []);
            await using var store = await settings.Store.OpenForReadingAsync(cancellationToken);
            var problems = await DirectoryCheck.RunAsync(store, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(new ProblemsAnswer(problems, repaired.Mended, repaired.Networks), HostJson.Default.ProblemsAnswer);
            else Tell(repaired, problems);
            return problems.Count == 0 ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static void Tell(RepairReport repaired, IReadOnlyList<string> problems)
    {
        foreach (string problem in repaired.Mended) Console.WriteLine($"Mended: {problem}");
        if (repaired.Networks.Count > 0) Console.WriteLine($"The next sync of {string.Join(", ", repaired.Networks)} reads the source from its start, and puts right what centres say by it; of a network that pushes, the next push.");
        foreach (string problem in problems) Console.WriteLine(problem);
        if (problems.Count == 0) Console.WriteLine("The store is sound.");
    }

    private static async Task<RepairReport> RepairAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        // Where there is none, none is made.
        await using (await settings.Store.OpenForReadingAsync(cancellationToken)) { }
        using var held = DataFolderLock.TryAcquire(settings.Data, TimeProvider.System).Demand();
        await settings.Store.DemandAloneAsync(cancellationToken);
        await using var store = await settings.Store.OpenAsync(cancellationToken);
        return await DirectoryRepair.RunAsync(store, cancellationToken);
    }

    private static Command Hash()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("hash", "Prints one hash for what the directory says, whatever ids and times it has.") { data, json };
        command.SetAction((parsed, cancellationToken) => ReadAsync(async () =>
        {
            await using var store = await Settings(parsed.GetRequiredValue(data)).Store.OpenForReadingAsync(cancellationToken);
            var centres = new CentreArchive(store).AllAsync(cancellationToken);
            int count = await centres.CountAsync(cancellationToken);
            string hash = await DirectoryHash.OfAsync(centres, new LabelArchive(store), new MatchingArchive(store).DecisionsAsync(cancellationToken), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(new HashAnswer(hash, count), HostJson.Default.HashAnswer);
            else Console.WriteLine(hash);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "Where to; a file that is not there yet." };
        var data = CommonOptions.Data();
        var command = new Command("backup", "Writes the store into one file, also while a host serves it. Only its owner can read it.") { file, data };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var store = Settings(parsed.GetRequiredValue(data)).Store;
            if (store.IsShared) await StoreCopy.IntoFileAsync(store, parsed.GetRequiredValue(file), cancellationToken);
            else SqliteBackup.Write(store.DatabaseFile, parsed.GetRequiredValue(file));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Copy()
    {
        var from = new Argument<string>("from") { Description = $"{StoreSettings.PostgresName} or {StoreSettings.AzureName}, as {StoreSettings.PostgresVariable} and {StoreSettings.AzureVariable} say, or {StoreSettings.FilePrefix}FOLDER for the store of a data folder." };
        var to = new Argument<string>("to") { Description = "Where to, in the same words; no host is at work on it. A folder has no store yet." };
        var command = new Command("copy", "Writes a store into another, with its history and the positions of whoever reads its feed.") { from, to };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var (source, target) = (StoreSettings.Named(parsed.GetRequiredValue(from)), StoreSettings.Named(parsed.GetRequiredValue(to)));
            if (target.IsShared)
            {
                await using var store = await source.OpenForReadingAsync(cancellationToken);
                await StoreCopy.IntoServerAsync(store, target, cancellationToken);
            }
            else
            {
                string folder = Path.GetDirectoryName(target.DatabaseFile) ?? ".";
                using var held = DataFolderLock.TryAcquire(folder, TimeProvider.System).Demand();
                await StoreCopy.IntoFileAsync(source, target.DatabaseFile, cancellationToken);
            }

            Console.WriteLine("The copy is whole.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "A backup." };
        var data = CommonOptions.Data();
        var command = new Command("restore", "Puts a backup in the store's place, once it is found sound, and erases from it who was erased since. What was there stays where the backup cannot be put in place.") { file, data };
        command.SetAction((parsed, cancellationToken) => ReadAsync(async () =>
        {
            await StoreRestore.RunAsync(Settings(parsed.GetRequiredValue(data)), Path.GetFullPath(parsed.GetRequiredValue(file)), cancellationToken);
            Console.WriteLine("The backup is in place.");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A row that cannot be read is the folder's fault, not the program's.</summary>
    private static Task<int> ReadAsync(Func<Task<int>> work) => CommandLine.GuardAsync(async () =>
    {
        try
        {
            return await work();
        }
        catch (JsonException failure)
        {
            throw new StoreUnavailableException(StoreCodes.Row, $"A stored row is not what its reader expects, at {failure.Path}.", failure);
        }
    });

    private static HostSettings Settings(string data) => new() { Data = Path.GetFullPath(data) };
}
