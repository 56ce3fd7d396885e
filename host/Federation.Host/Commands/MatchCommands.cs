using System.CommandLine;
using Federation.Cluster.Centres;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>match</c>: which listings are one place, why, and a person's word on it.</summary>
internal static class MatchCommands
{
    private const int MostListed = 50;
    private const int WorstByDefault = 10;

    public static Command Create() => new("match", "Which listings are one place, why, and a person's word on it.")
    {
        Review(),
        Explain(),
        List(),
        Decisions(),
        Decide("accept", PairVerdict.Same, "Decides that two listings are one place: their centres become one."),
        Decide("keep-apart", PairVerdict.Apart, "Decides that two listings are two places: they never stand in one centre."),
        Decide("withdraw", null, "Takes back what was decided of two listings: the scores decide again."),
        Undo(),
        Evaluate(),
    };

    /// <summary>It touches no data folder.</summary>
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
            else EvaluationDisplay.Print(answer);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Review()
    {
        var network = CommonOptions.Network();
        var most = Most();
        var command = new Command("review", "Lists pairs of listings that a person should look at, the surest first, also while a host is running.") { network, most };
        return Reading(command, async (parsed, store, json, cancellationToken) =>
        {
            NetworkId? chosen = parsed.GetValue(network) is { } text ? NetworkId.TryParse(text, out var id) ? id : throw new SettingsException($"\"{text}\" is not a network id: 1 to 63 of a-z, 0-9 and -.") : null;
            var reviews = await new MatchingArchive(store).ReviewsAsync(chosen, cancellationToken);
            if (json) JsonPrinter.Print(reviews.Take(parsed.GetValue(most)).ToList(), HostJson.Default.IReadOnlyListMatchReview);
            else MatchDisplay.Print(reviews, parsed.GetValue(most));
            return ExitCode.Done;
        });
    }

    private static Command Explain()
    {
        var (one, other) = Pair();
        var command = new Command("explain", "Says what two listings come to as they are now, and why, also while a host is running.") { one, other };
        return Reading(command, async (parsed, store, json, cancellationToken) =>
        {
            var pair = ReadPair(parsed.GetRequiredValue(one), parsed.GetRequiredValue(other));
            var judged = await new PairExplainer(store).ExplainAsync(pair, cancellationToken) ?? throw new SettingsException($"There are no two listings {pair}.");
            if (json) JsonPrinter.Print(judged, HostJson.Default.JudgedPair);
            else MatchDisplay.Print(judged);
            return ExitCode.Done;
        });
    }

    private static Command List()
    {
        var most = Most();
        var command = new Command("list", "Lists what went over from centre to centre, newest first, also while a host is running.") { most };
        return Reading(command, async (parsed, store, json, cancellationToken) =>
        {
            var regroupings = await new MatchingArchive(store).RegroupingsAsync(cancellationToken).Take(parsed.GetValue(most)).ToListAsync(cancellationToken);
            if (json) JsonPrinter.Print(regroupings, HostJson.Default.IReadOnlyListRegrouping);
            else MatchDisplay.Print(regroupings);
            return ExitCode.Done;
        });
    }

    private static Command Decisions()
    {
        var command = new Command("decisions", "Lists what people have decided of pairs of listings, newest first, also while a host is running.");
        return Reading(command, async (_, store, json, cancellationToken) =>
        {
            var decisions = await new MatchingArchive(store).DecisionsAsync(cancellationToken).OrderByDescending(decision => decision.At).ThenBy(decision => decision.Pair.One).ToListAsync(cancellationToken);
            if (json) JsonPrinter.Print(decisions, HostJson.Default.IReadOnlyListPairDecision);
            else MatchDisplay.Print(decisions);
            return ExitCode.Done;
        });
    }

    private static Command Decide(string name, PairVerdict? verdict, string description)
    {
        var (one, other) = Pair();
        var (by, reason) = (By(), Reason());
        Func<ParseResult, string?> back = parsed => verdict is null ? null : $"match withdraw {parsed.GetValue(one)} {parsed.GetValue(other)}";
        return Deciding(new Command(name, description) { one, other, by, reason }, back, (parsed, directory, cancellationToken) =>
        {
            var pair = ReadPair(parsed.GetRequiredValue(one), parsed.GetRequiredValue(other));
            return directory.DecideAsync(new PairOrder(pair.One, pair.Other, verdict, parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason)), cancellationToken);
        });
    }

    private static Command Undo()
    {
        var regrouping = new Argument<string>("regrouping") { Description = "Its key; see \"match list\"." };
        var (by, reason) = (By(), Reason());
        var command = new Command("undo", "Takes a regrouping back: what it brought together is kept apart and has its former ids again.") { regrouping, by, reason };
        return Deciding(command, _ => null, (parsed, directory, cancellationToken) =>
            directory.UndoRegroupingAsync(new UndoOrder(parsed.GetRequiredValue(regrouping), parsed.GetRequiredValue(by), parsed.GetRequiredValue(reason)), cancellationToken));
    }

    private static Command Reading(Command command, Func<ParseResult, IDirectoryStore, bool, CancellationToken, Task<int>> read)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        command.Options.Add(data);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            await using var store = await StoreSettings.Read(Path.GetFullPath(parsed.GetRequiredValue(data))).OpenForReadingAsync(cancellationToken);
            return await read(parsed, store, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    private static Command Deciding(Command command, Func<ParseResult, string?> back, Func<ParseResult, IDirectoryConnection, CancellationToken, Task<MatchOutcome>> decide)
    {
        var data = CommonOptions.Data();
        var url = CommonOptions.Url();
        var json = CommonOptions.Json();
        command.Options.Add(data);
        command.Options.Add(url);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(async () =>
        {
            var settings = new HostSettings { Data = Path.GetFullPath(parsed.GetRequiredValue(data)) };
            await using var directory = await Connection.OpenAsync(settings, parsed.GetValue(url), cancellationToken);
            var outcome = await decide(parsed, directory, cancellationToken);
            if (parsed.GetValue(json)) JsonPrinter.Print(outcome, HostJson.Default.MatchOutcome);
            else MatchDisplay.Print(outcome, back(parsed));
            return outcome.Code is null ? ExitCode.Done : ExitCode.FoundProblems;
        }));
        return command;
    }

    private static (Argument<string> One, Argument<string> Other) Pair() =>
        (new("one") { Description = "A listing's key: NETWORK/ID." }, new("other") { Description = "Another one's." });

    private static Option<string> By() => new("--by") { Description = "Who decides; kept with the decision, told to operators.", Required = true, HelpName = "NAME" };

    private static Option<string> Reason() => new("--reason") { Description = "Why; published with the centre's history.", Required = true, HelpName = "TEXT" };

    private static Option<int> Most()
    {
        var most = new Option<int>("--most") { Description = $"How many; {MostListed} when left out.", DefaultValueFactory = _ => MostListed, HelpName = "N" };
        most.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out int count) && count < 0) result.AddError("--most is 0 or more.");
        });
        return most;
    }

    private static ListingPair ReadPair(string one, string other)
    {
        var (first, second) = (ReadListing(one), ReadListing(other));
        return first == second ? throw new SettingsException("Both keys name one listing.") : ListingPair.Of(first, second);
    }

    private static ListingKey ReadListing(string text) => ListingKey.TryParse(text, out var key) ? key : throw new SettingsException($"\"{text}\" is no listing's key: network/id.");
}
