using System.CommandLine;
using Federation.Cluster.Matching.Evaluation;
using Federation.Host.Output;

namespace Federation.Host.Commands;

/// <summary><c>match evaluate</c>: how well listings of one place are told from others. It touches no data folder.</summary>
internal static class MatchCommands
{
    private const int WorstByDefault = 10;

    public static Command Create() => new("match", "Which listings are of one place.") { Evaluate() };

    private static Command Evaluate()
    {
        var file = new Argument<string>("file") { Description = "A CSV file of labelled pairs, in either layout of docs/matching.md." };
        var worst = new Option<int>("--worst") { Description = "How many of the worst errors to show.", DefaultValueFactory = _ => WorstByDefault, HelpName = "N" };
        worst.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out int count) && count < 0) result.AddError("--worst is 0 or more.");
        });
        var json = CommonOptions.Json();
        var command = new Command("evaluate", "Judges the matching by labelled pairs: precision, recall, and the worst errors with their evidence.") { file, worst, json };
        command.SetAction((parsed, _) => CommandLine.GuardAsync(() =>
        {
            var evaluation = MatchEvaluation.Of(PairFile.Read(parsed.GetRequiredValue(file)));
            var answer = MatchEvaluationAnswer.Of(evaluation, parsed.GetValue(worst));
            if (parsed.GetValue(json)) JsonPrinter.Print(answer, HostJson.Default.MatchEvaluationAnswer);
            else MatchDisplay.Print(answer);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }
}
