using System.Globalization;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Contracts;
using Federation.Host.Running;
using Spectre.Console;

namespace Federation.Host.Output;

/// <summary>Matching for a person.</summary>
internal static class MatchDisplay
{
    public static void Print(IReadOnlyList<MatchReview> reviews, int most)
    {
        if (reviews.Count == 0)
        {
            AnsiConsole.WriteLine("Nobody has to look at anything.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("one", "other", "question", "score", "since");
        foreach (var review in reviews.Take(most))
        {
            string[] cells = [review.Pair.One.Value, review.Pair.Other.Value, review.Question.ToString(), review.Score is { } score ? Number(score) : "one origin", review.Since.ToString("u", CultureInfo.InvariantCulture)];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
        if (reviews.Count > most) AnsiConsole.WriteLine($"{reviews.Count} in all.");
        AnsiConsole.WriteLine("\"match explain ONE OTHER\" says why; \"match accept\" and \"match keep-apart\" decide.");
    }

    public static void Print(JudgedPair judged)
    {
        AnsiConsole.WriteLine(judged.Score is { } score ? $"{judged.Pair}: {judged.Verdict}, score {Number(score)}" : $"{judged.Pair} tell of one listing of another directory.");
        if (judged.Evidence.IsEmpty) return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("compared", "came to", "weight", "one", "other");
        foreach (var reason in judged.Evidence) table.AddRow(new[] { reason.Kind, reason.Level, Number(reason.Weight), reason.Left, reason.Right }.Select(cell => new Text(cell)));
        AnsiConsole.Write(table);
    }

    public static void Print(IReadOnlyList<Regrouping> regroupings)
    {
        if (regroupings.Count == 0)
        {
            AnsiConsole.WriteLine("No listing has gone over to another centre.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("key", "at", "cause", "listings", "reason");
        foreach (var regrouping in regroupings)
        {
            string reason = regrouping.Reason.Length > 0 ? regrouping.Reason : string.Join("; ", regrouping.Evidence.Select(pair => pair.Pair.ToString()));
            string listings = string.Join("\n", regrouping.Transfers.Select(transfer => $"{transfer.Key}: {transfer.From} > {transfer.To}"));
            string[] cells = [regrouping.Id, regrouping.At.ToString("u", CultureInfo.InvariantCulture), regrouping.Cause.ToString(), listings, reason];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
    }

    public static void Print(IReadOnlyList<PairDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            AnsiConsole.WriteLine("Nobody has decided anything.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("one", "other", "they are", "by", "at", "reason");
        foreach (var decision in decisions)
        {
            string[] cells = [decision.Pair.One.Value, decision.Pair.Other.Value, decision.Verdict == PairVerdict.Same ? "one place" : "two places", decision.Actor, decision.At.ToString("u", CultureInfo.InvariantCulture), decision.Reason];
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        AnsiConsole.Write(table);
    }

    /// <param name="back">The command that takes the decision back; null where none does.</param>
    public static void Print(MatchOutcome outcome, string? back)
    {
        if (outcome.Code is { } code)
        {
            AnsiConsole.WriteLine($"{code}: {outcome.Message}");
            AnsiConsole.WriteLine(Remedies.Of(code, FailureKind.Configuration));
            return;
        }

        AnsiConsole.WriteLine(outcome.Regroupings.Count == 0
            ? "It is remembered. Every listing stands where it should already."
            : $"It is remembered, and listings went over to other centres: {string.Join(", ", outcome.Regroupings)}.");
        if (back is not null) AnsiConsole.WriteLine($"To take that back: {back}");
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
