using System.Text.Json;
using System.Text.RegularExpressions;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>One command of the host, run to its end.</summary>
internal sealed partial record Command(int ExitCode, string Output, string Error)
{
    /// <summary>More than any command here takes on a machine with much else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Standard output as words: how lines are broken depends on the terminal.</summary>
    public string Words => Space().Replace(Output, " ");

    public static Task<Command> RunAsync(params IEnumerable<string> arguments) => RunInAsync(null, null, arguments);

    public static Task<Command> RunInAsync(string? workingFolder, IReadOnlyDictionary<string, string>? environment, params IEnumerable<string> arguments) =>
        FollowAsync(HostProcess.Start(arguments, environment, workingFolder));

    /// <summary>A command that is told on standard input what it is about.</summary>
    public static async Task<Command> RunFedAsync(string input, params IEnumerable<string> arguments)
    {
        var started = HostProcess.Start(arguments);
        await started.FeedAsync(input);
        return await FollowAsync(started);
    }

    /// <summary>Another program than the built host.</summary>
    public static Task<Command> RunProgramAsync(string program, params IEnumerable<string> arguments) =>
        FollowAsync(HostProcess.Start(arguments, program: program));

    private static async Task<Command> FollowAsync(HostProcess started)
    {
        await using var process = started;
        int code = await process.ExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new Command(code, process.Output.Text, process.Error.Text);
    }

    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new InvalidOperationException($"Standard output is not one JSON document: {failure.Message}\n{this}");
        }
    }

    /// <summary>Fails the test, with everything the command said, when it ended with another code.</summary>
    public Command Expect(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Expected the exit code {exitCode}. {this}");
        return this;
    }

    public override string ToString() => $"Exit code {ExitCode}.\nOutput:\n{Output}\nError:\n{Error}";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
