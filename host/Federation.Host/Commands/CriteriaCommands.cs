using System.CommandLine;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Registry.Criteria;

namespace Federation.Host.Commands;

/// <summary>
/// <c>criteria</c>: checks a new version of the criteria, which touches no data folder; holds it against all labels, which only reads, also while a host is running, unless it is kept; and publishes it, which takes the folder.
/// </summary>
internal static class CriteriaCommands
{
    public static Command Create() => new("criteria", "Versions of the label's criteria: checked, held against all labels, published.") { Check(), DryRun(), Publish() };

    private static Command Check()
    {
        var file = File();
        var json = CommonOptions.Json();
        var command = new Command("check", "Reads a criteria file and tells everything that is wrong with it, by line.") { file, json };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var reading = CriteriaFile.Read(CriteriaRun.Text(parsed.GetRequiredValue(file)));
            if (parsed.GetValue(json)) JsonPrinter.Print(new CriteriaCheckAnswer(reading.Criteria?.Version, reading.Criteria?.Criteria.Count, reading.Problems), HostJson.Default.CriteriaCheckAnswer);
            else DryRunDisplay.Print(reading);
            return Task.FromResult(reading.Criteria is null ? ExitCode.FoundProblems : ExitCode.Done);
        }));
        return command;
    }

    private static Command DryRun()
    {
        var file = File();
        var keep = new Option<bool>("--keep") { Description = "Keep what it comes to, so that this very text can be published within seven days; takes the folder." };
        var language = new Option<string?>("--language") { Description = "fr or en; that of the environment when left out." };
        language.AcceptOnlyFromAmong("fr", "en");
        var by = By(isRequired: false);
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("dry-run", "Tells who would lose which axis of a label by a new version of the criteria, and why. It takes nothing from anybody.") { file, keep, by, language, data, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string text = CriteriaRun.Text(parsed.GetRequiredValue(file)), folder = Path.GetFullPath(parsed.GetRequiredValue(data));
            string? keeper = parsed.GetValue(keep) ? parsed.GetValue(by) ?? throw new Settings.SettingsException("--keep needs --by: who asked for the dry run is written down.") : null;
            var answer = await CriteriaRun.DryRunAsync(folder, text, keeper, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(answer, HostJson.Default.DryRunReport);
            else DryRunDisplay.Print(answer, new LabelWords(LabelWords.Chosen(parsed.GetValue(language))));
            return answer.Problems.Count == 0 && answer.Refusal is null ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static Command Publish()
    {
        var file = File();
        var from = new Option<DateTimeOffset>("--from") { Description = "From when it is the one for new applications and awards by hand: a day such as 2027-03-01, in UTC, or a time with its offset; in a day at the earliest.", HelpName = "DATE", Required = true, CustomParser = CriteriaRun.Day };
        var by = By(isRequired: true);
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("publish", "Publishes a version whose dry run was kept. No label and no certificate changes by it.") { file, from, by, data, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            string text = CriteriaRun.Text(parsed.GetRequiredValue(file));
            var answer = await CriteriaRun.PublishAsync(Path.GetFullPath(parsed.GetRequiredValue(data)), text, parsed.GetRequiredValue(from), parsed.GetRequiredValue(by)!, cancellationToken); // it is required
            if (parsed.GetValue(json)) JsonPrinter.Print(PublicationReport.Of(answer), HostJson.Default.PublicationReport);
            else DryRunDisplay.Print(answer);
            return answer.Published is null ? ExitCode.FoundProblems : ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> File() => new("file") { Description = "A criteria file: YAML, as docs/criteria-versions.md has it." };

    private static Option<string?> By(bool isRequired) => new("--by") { Description = "Who does it, for the record.", HelpName = "NAME", Required = isRequired };
}
