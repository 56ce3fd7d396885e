using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Federation.Contracts;
using Federation.Fuzz.Subjects;

namespace Federation.Fuzz.Laws;

/// <summary>Judges inputs of one subject by every law, except those of time and memory, which only another process can hold. Not thread safe.</summary>
/// <param name="beat">Called for every record: sign that the trial goes on.</param>
internal sealed class Trial(Subject subject, Action beat)
{
    public long Records { get; private set; }

    public long Mapped { get; private set; }

    public long FailedRuns { get; private set; }

    /// <summary>The first law that the input breaks; null where it breaks none.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "That nothing else is thrown is what is judged.")]
    public async Task<Breach?> JudgeAsync(byte[] input)
    {
        try
        {
            await RequireAsync(input);
            return null;
        }
        catch (BreachException exception)
        {
            return exception.Breach;
        }
        catch (Exception exception)
        {
            return new Breach(LawNames.Throws, $"{LawNames.Throws}: {Kind(exception)} in {Place(exception)}", exception.ToString());
        }
    }

    private async Task RequireAsync(byte[] input)
    {
        var context = new MapContext { Config = subject.Serve(input, new WholeChopping()).Config };
        var whole = await Reading.OfAsync(subject, input, new WholeChopping(), (given, packed) => RequireRecord(given, packed, context));
        RequireEnd(whole, input);
        foreach (var chopping in Choppings.For(input)) RequireSame(whole, await Reading.OfAsync(subject, input, chopping), chopping);
        if (whole.Failure is not null) FailedRuns++;
        var check = await subject.Adapter.CheckAsync(subject.Serve(input, new WholeChopping()), CancellationToken.None);
        KnownCodes.Require(check.Issues, "checking");
    }

    private void RequireRecord(SourceRecord given, SourceRecord packed, MapContext context)
    {
        beat();
        Records++;
        RecordLaws.Require(given, packed);
        PersonLaws.RequireGone(given, packed, subject.PersonPlaces);
        var persons = PersonLaws.CutTexts(given, packed);
        PersonLaws.RequireUnsaid(persons, given.Issues);
        if (MapLaws.Require(subject.Adapter, packed, context, persons)) Mapped++;
    }

    private void RequireEnd(Reading reading, byte[] input)
    {
        if (reading.Failure is { } failure)
        {
            BreachException.Require(KnownCodes.Has(failure.Code), LawNames.Failure, $"unknown code {failure.Code}", () => $"The run failed with {failure.Code}, which does not stand in the catalogue: {failure.Message}");
            BreachException.Require(failure.Kind != FailureKind.Bug, LawNames.Failure, failure.Code, () => $"The run failed as a bug: {failure.Code}: {failure.Message}");
            return;
        }

        BreachException.Require(reading.Ended, LawNames.End, "no end", () => "The run neither failed nor said that the snapshot ended.");
        if (subject.CountRecords(input) is { } expected)
        {
            BreachException.Require(expected == reading.Prints.Count, LawNames.Count, "reading", () => $"The source holds {expected} records, {reading.Prints.Count} were given.");
        }
    }

    private static void RequireSame(Reading whole, Reading cut, IChopping chopping)
    {
        if (IsEndless(whole.Failure) || IsEndless(cut.Failure)) return;
        string expected = Shown(whole.Failure);
        string found = Shown(cut.Failure);
        BreachException.Require(expected == found, LawNames.Chunks, "failure", () => $"Whole: {expected}. In {chopping}: {found}.");
        BreachException.Require(whole.Prints.Count == cut.Prints.Count, LawNames.Chunks, "count", () => $"Whole: {whole.Prints.Count} records. In {chopping}: {cut.Prints.Count}.");
        int same = whole.Prints.Zip(cut.Prints).TakeWhile(pair => pair.First == pair.Second).Count();
        BreachException.Require(same == whole.Prints.Count, LawNames.Chunks, "record", () => $"Record {same}, counted from 0, is another one in {chopping}.");
    }

    // Where something does not end is told by the characters that were read ahead for it, and so by the pieces in which they came.
    private static bool IsEndless(AdapterException? failure) => failure is { Code: "xml.endless" } or { Code: "csv.quote" };

    private static string Shown(AdapterException? failure) => failure is null ? "no failure" : $"{failure.Kind} {failure.Code} {failure.Message}";

    private static string Kind(Exception exception) => exception is AdapterException { Code: var code } ? code : exception.GetType().Name;

    // The innermost method that is ours.
    private static string Place(Exception exception) =>
        new StackTrace(exception).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.FullName?.StartsWith("Federation.", StringComparison.Ordinal) == true) is { } method
            ? $"{method.DeclaringType!.FullName}.{method.Name}"
            : "no code of ours";
}
