using System.CommandLine;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Publishing;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;
using Federation.Registry.Criteria;

namespace Federation.Host.Commands;

/// <summary>
/// <c>label preassess</c>: what the directory's own data makes of centres under the label's criteria, which only reads, also while a host is running; and <c>label import</c>, which takes the folder.
/// </summary>
internal static class LabelCommands
{
    public static Command Create() => new("label", "The label: what centres hold of its criteria, and awards that were made elsewhere.") { Preassess(), Import() };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "JSON Lines, one award a line; see docs/command-line.md." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("import", "Takes over awards that were made elsewhere, on paper or by another registry. The same file again changes nothing.") { file, data, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var awards = LabelImportRun.Open(parsed.GetRequiredValue(file));
            var report = await LabelImportRun.RunAsync(settings, awards, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(report, HostJson.Default.LabelImportReport);
            else LabelImportDisplay.Print(report);
            return report.Refused == 0 ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static Command Preassess()
    {
        var centre = new Option<string?>("--centre") { Description = "One centre, by its key or by a listing's (network/id), explained criterion by criterion; all centres when left out.", HelpName = "ID" };
        var language = new Option<string?>("--language") { Description = "fr or en; that of the environment when left out." };
        language.AcceptOnlyFromAmong("fr", "en");
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("preassess", "Holds the directory's own data against the label's criteria; it awards nothing.") { centre, language, data, json };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var store = await StoreSettings.Read(Path.GetFullPath(parsed.GetRequiredValue(data))).OpenForReadingAsync(cancellationToken);
            var assessor = new PreAssessor(store, TimeProvider.System);
            var criteria = (await new CriteriaArchive(store, TimeProvider.System).ReadAsync(cancellationToken)).At(TimeProvider.System.GetUtcNow());
            bool asJson = parsed.GetValue(json);
            var words = new LabelWords(LabelWords.Chosen(parsed.GetValue(language)));
            if (parsed.GetValue(centre) is { } chosen)
            {
                var one = await FindAsync(assessor, criteria, chosen, cancellationToken) ?? throw new SettingsException($"There is no centre \"{chosen}\".");
                if (asJson) JsonPrinter.Print(PreAssessmentAnswer.Of(one), HostJson.Default.PreAssessmentAnswer);
                else PreAssessmentDisplay.Print(one, words);
                return ExitCode.Done;
            }

            int unreadable = 0;
            var all = await assessor.AllAsync(criteria, _ => unreadable++, cancellationToken).ToListAsync(cancellationToken);
            var summary = PreAssessmentSummary.Of(all, unreadable, criteria);
            if (asJson) JsonPrinter.Print(PreAssessmentsAnswer.Of(summary, all, criteria), HostJson.Default.PreAssessmentsAnswer);
            else PreAssessmentDisplay.Print(summary, words);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<PreAssessment?> FindAsync(PreAssessor assessor, CriteriaSet criteria, string chosen, CancellationToken cancellationToken)
    {
        if (CentreId.TryParse(chosen, out var id)) return await assessor.ReadAsync(id, criteria, cancellationToken);
        return ListingKey.TryParse(chosen, out var key)
            ? await assessor.ReadAsync(key, criteria, cancellationToken)
            : throw new SettingsException($"\"{chosen}\" is neither a centre's key, 32 hexadecimal digits, nor a listing's, network/id.");
    }
}
