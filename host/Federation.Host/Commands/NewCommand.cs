using System.CommandLine;
using Federation.Host.Output;
using Federation.Host.Running;

namespace Federation.Host.Commands;

/// <summary><c>adapter new</c>: the files of an adapter that works, to be changed.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The adapter's id: lower-case letters, digits and single hyphens. It never changes." };
        id.Validators.Add(result =>
        {
            if (!NewAdapter.IsId(result.Tokens[0].Value)) result.AddError("An adapter's id is lower-case letters, digits and single hyphens, at most 64 characters, and begins with a letter.");
        });
        var code = new Option<bool>("--code") { Description = "A project in C#, with tests that inherit the conformance suite, in place of a mapping." };
        var output = new Option<string?>("--output") { Description = "The folder, which is made; by default one of the id's name.", HelpName = "FOLDER" };
        var command = new Command("new", "Makes the files of a new adapter, which work as they are: a mapping, or a project in C#.") { id, code, output };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            string named = parsed.GetRequiredValue(id), folder = parsed.GetValue(output) ?? named;
            var files = NewAdapter.Write(named, parsed.GetValue(code), Path.GetFullPath(folder));
            foreach (string file in files) Console.WriteLine(Path.Combine(folder, file));
            Console.WriteLine(parsed.GetValue(code)
                ? $"Now: cd {folder} && dotnet test"
                : $"Now: federation adapter test {Path.Combine(folder, ".")}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
