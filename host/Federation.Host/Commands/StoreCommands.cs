using System.CommandLine;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>store check</c> and <c>store hash</c>: both only read, also while a host is running.</summary>
internal static class StoreCommands
{
    public static Command Create() => new("store", "The data folder's store.") { Check(), Hash() };

    private static Command Check()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("check", "Reads everything and tells what does not fit together.") { data, json };
        command.SetAction((parsed, cancellationToken) => ReadAsync(async () =>
        {
            await using var store = Open(parsed.GetRequiredValue(data));
            var problems = await DirectoryCheck.RunAsync(store, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(new ProblemsAnswer(problems), HostJson.Default.ProblemsAnswer);
            else Console.WriteLine(problems.Count == 0 ? "The store is sound." : string.Join('\n', problems));
            return problems.Count == 0 ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static Command Hash()
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("hash", "Prints one hash for what the directory says, whatever ids and times it has.") { data, json };
        command.SetAction((parsed, cancellationToken) => ReadAsync(async () =>
        {
            await using var store = Open(parsed.GetRequiredValue(data));
            var centres = new CentreArchive(store).AllAsync(cancellationToken);
            int count = await centres.CountAsync(cancellationToken);
            string hash = await DirectoryHash.OfAsync(centres, new LabelArchive(store), new MatchingArchive(store).DecisionsAsync(cancellationToken), cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(new HashAnswer(hash, count), HostJson.Default.HashAnswer);
            else Console.WriteLine(hash);
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

    private static SqliteDirectoryStore Open(string data) => SqliteDirectoryStore.OpenForReading(new HostSettings { Data = Path.GetFullPath(data) }.DatabaseFile);
}
