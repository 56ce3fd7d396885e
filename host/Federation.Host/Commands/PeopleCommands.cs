using System.CommandLine;
using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>people erase</c> and <c>export</c>. Whom they are about they read from standard input: arguments of a process are there for everybody on the machine to see.</summary>
internal static class PeopleCommands
{
    public static Command Create() => new("people", "What the directory holds on a person, who is named on standard input by mail address, telephone number or full name.") { Erase(), Export() };

    private static Command Erase()
    {
        var json = CommonOptions.Json();
        return Complete(new Command("erase", "Erases a person from everything that is stored, and keeps them from coming back.") { json }, async (directory, identifier, parsed, cancellationToken) =>
        {
            var report = await directory.ErasePersonAsync(identifier, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(report, HostJson.Default.ErasureReport);
            else Print(report);
            return report.Kept.IsEmpty ? ExitCode.Done : ExitCode.FoundProblems;
        });
    }

    private static Command Export() => Complete(new Command("export", "Prints everything that is held on a person as JSON: where, what, from whom, why and until when."), async (directory, identifier, _, cancellationToken) =>
    {
        JsonPrinter.Print(await directory.ExportPersonAsync(identifier, cancellationToken), HostJson.Default.PersonAnswer);
        return ExitCode.Done;
    });

    private static Command Complete(Command command, Func<IDirectoryConnection, string, ParseResult, CancellationToken, Task<int>> work)
    {
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        command.Options.Add(data);
        command.Options.Add(url);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string identifier = await ReadAsync(cancellationToken);
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            return await work(directory, identifier, parsed, cancellationToken);
        }));
        return command;
    }

    /// <summary>Read before anything is opened, and no more of it than one can be.</summary>
    private static async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected) await Console.Error.WriteLineAsync("Mail address, telephone number or full name:");
        char[] text = new char[PersonIdentifier.MostCharacters + 2];
        int length = 0;
        for (int read = -1; read != 0 && length < text.Length && !(length > 0 && text[length - 1] == '\n'); length += read) read = await Console.In.ReadAsync(text.AsMemory(length, 1), cancellationToken);
        string identifier = new string(text, 0, length).Trim();
        return PersonIdentifier.TryParse(identifier, out _) ? identifier : throw new PeopleException(PeopleCodes.Identifier, "What is to be looked for is no mail address, telephone number or full name.");
    }

    private static void Print(ErasureReport report)
    {
        Console.WriteLine(report.Erased.IsEmpty ? "Nothing was held; from now on nothing will be." : "Erased, and kept away from now on:");
        foreach (var (kind, count) in report.Erased) Console.WriteLine($"  {kind} {count}");
        if (!report.Kept.IsEmpty) Console.WriteLine("Still there, since it cannot be cut out (docs/people.md says what to do):");
        foreach (var (kind, count) in report.Kept) Console.WriteLine($"  {kind} {count}");
    }
}
