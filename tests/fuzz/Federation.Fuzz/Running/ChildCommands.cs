using System.Globalization;
using Federation.Fuzz.Inputs;
using Federation.Fuzz.Laws;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Running;

/// <summary>The two commands that the fuzzer gives itself.</summary>
internal static class ChildCommands
{
    /// <summary><c>child-fuzz TARGET SEED FIRST SECONDS FOLDER MOST-FINDINGS PROGRESS-FILE</c>.</summary>
    public const string Fuzz = "child-fuzz";

    /// <summary><c>child-judge SUBJECT FILE PROGRESS-FILE</c>.</summary>
    public const string Judge = "child-judge";

    public static async Task FuzzAsync(IReadOnlyList<Subject> subjects, string[] arguments)
    {
        using var progress = new Progress(arguments[6]);
        var series = new InputSeries(subjects, arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var time = TimeSpan.FromSeconds(double.Parse(arguments[3], CultureInfo.InvariantCulture));
        await new ChildLoop(series, progress, new FindingsFolder(arguments[4]), int.Parse(arguments[5], CultureInfo.InvariantCulture)).RunAsync(long.Parse(arguments[2], CultureInfo.InvariantCulture), time);
    }

    public static async Task JudgeAsync(IReadOnlyList<Subject> subjects, string[] arguments)
    {
        using var progress = new Progress(arguments[2]);
        var subject = subjects.Single(subject => subject.Name == arguments[0]);
        progress.Beat();
        if (await new Trial(subject, progress.Beat).JudgeAsync(await File.ReadAllBytesAsync(arguments[1])) is { } breach) ChildLine.Write(new ChildLine { Finding = new Finding(subject.Name, breach, arguments[1]) });
    }
}
