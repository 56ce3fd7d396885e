using CsCheck;
using Federation.Registry.Labels;

namespace Federation.Registry.Tests.Labels;

/// <summary>What holds for every series of decisions, also of two people who decide at once.</summary>
public sealed class LabelLawTests
{
    private const int Trials = 2_000;

    private static readonly int[] Apart = [1, 2, 10_000, 20_000];

    // Hours apart, or so far apart that a label may expire in between; now and then on a version that is not the label's.
    private static readonly Gen<Wish[]> Wishes =
        Gen.Select(Gen.Enum<LabelEventKind>(), Gen.Int[0, 3], Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(-1))), Gen.Int[0, 3]).Select((kind, hours, off, who) => new Wish(kind, Apart[hours], off, who)).Array[0, 25];

    // Who takes the next step: one reads the label, or decides on what it read last.
    private static readonly Gen<(bool First, bool Reads)[]> Turns = Gen.Select(Gen.Bool, Gen.Bool).Array[0, 60];

    private static readonly string?[] Actors = [null, "operator", "centre", "another"];

    /// <param name="Who">One of <see cref="Actors"/>: whoever does such a thing elsewhere, or anybody of those.</param>
    private sealed record Wish(LabelEventKind Kind, int Hours, int VersionOff, int Who)
    {
        public LabelDecision Decision(int version, DateTimeOffset at) => Decisions.To(Kind, version, at) is var decision && Actors[Who] is { } actor ? decision with { Actor = actor } : decision;
    }

    [Fact]
    public void Decide_AnySeries_GoesByTheTableOfLegalSteps() => Wishes.Sample(wishes =>
    {
        var (label, at) = (CentreLabel.None, Decisions.Noon);
        return Array.TrueForAll(wishes, wish =>
        {
            at = at.AddHours(wish.Hours);
            var before = label;
            var outcome = before.Decide(wish.Decision(before.Version + wish.VersionOff, at), Decisions.Criteria);
            label = outcome.Label;
            bool legal = wish.VersionOff == 0 && IsLegal(before, wish.Kind, at, wish.Decision(0, at).Actor);
            return legal == (outcome.Event is not null)
                && legal != (outcome.Refusal is not null)
                && (legal ? label.Version == before.Version + 1 : label == before);
        });
    }, iter: Trials);

    [Fact]
    public void Replay_OfItsEvents_GivesTheLabel() => Wishes.Sample(wishes =>
    {
        var (label, events) = Carried(wishes);
        return CentreLabel.Replay(events) == label && events.Select((happened, index) => happened.Version == index + 1).All(inOrder => inOrder);
    }, iter: Trials);

    // As it was at any moment: what had happened by then, and nothing of what came later.
    [Fact]
    public void UpTo_AnyMoment_IsTheLabelAsItWasThen() => Gen.Select(Wishes, Gen.Int[0, 60_000]).Sample((wishes, hours) =>
    {
        var (label, events) = Carried(wishes);
        var at = Decisions.Noon.AddHours(hours);
        var then = CentreLabel.Replay(CentreLabel.UpTo(events, at));
        return then.Version == events.Count(happened => happened.At <= at)
            && !(then.ChangedAt > at)
            && CentreLabel.Replay(CentreLabel.UpTo(events, DateTimeOffset.MaxValue)) == label;
    }, iter: Trials);

    [Fact]
    public void Number_Revoked_NeverHappensToAgain() => Wishes.Sample(wishes =>
    {
        var (_, events) = Carried(wishes);
        return events.Where(happened => happened.Kind is LabelEventKind.Revoked or LabelEventKind.Expired).All(end => !events.Any(later => later.Version > end.Version && later.Number == end.Number));
    }, iter: Trials);

    [Fact]
    public void Reinstated_Always_FollowsASuspensionOfTheSameLabel() => Wishes.Sample(wishes =>
    {
        var (_, events) = Carried(wishes);
        return events.Where(happened => happened.Kind == LabelEventKind.Reinstated).All(lifted => Before(events, lifted) is { Kind: LabelEventKind.Suspended } before && before.Number == lifted.Number);
    }, iter: Trials);

    // One for each suspension, decided before anything final, and by nobody who has a part in it.
    [Fact]
    public void Appealed_Always_IsOnceInEachSuspension() => Wishes.Sample(wishes =>
    {
        var (_, events) = Carried(wishes);
        return events.Where(happened => happened.Kind is LabelEventKind.Appealed or LabelEventKind.AppealDismissed).All(step =>
            Before(events, step) is { Kind: LabelEventKind.Suspended }
            && events[step.Version - 2].Kind == (step.Kind == LabelEventKind.Appealed ? LabelEventKind.Suspended : LabelEventKind.Appealed)
            && (events.ElementAtOrDefault(step.Version)?.Kind is not LabelEventKind.Revoked || step.Kind == LabelEventKind.AppealDismissed)
            && (step.Kind == LabelEventKind.Appealed || (step.Actor != Before(events, step)!.Actor && step.Actor != events[step.Version - 2].Actor))
            && (step.Kind == LabelEventKind.AppealDismissed || events.ElementAtOrDefault(step.Version) is not { Kind: LabelEventKind.Reinstated, Actor: var lifter } || lifter != step.Actor));
    }, iter: Trials);

    [Fact]
    public void HeldAt_FromTheEndOn_IsNothing() => Gen.Select(Wishes, Gen.Int[0, 50_000]).Sample((wishes, hours) =>
    {
        var (label, _) = Carried(wishes);
        return label.Award is not { } award || label.HeldAt(award.ValidUntil.AddHours(hours)) is null;
    }, iter: Trials);

    // Each decides on the version that it read; the store takes what was made of the version that it has. Whatever the order, the history is legal and no version is decided twice.
    [Fact]
    public void Decide_TwoAtOnceInAnyOrder_LeaveALegalHistory() => Gen.Select(Wishes, Wishes, Turns).Sample((first, second, turns) =>
    {
        var stored = new List<LabelEvent>();
        var people = new[] { new Person(first), new Person(second) };
        var at = Decisions.Noon;
        foreach (var (isFirst, reads) in turns)
        {
            var person = people[isFirst ? 0 : 1];
            if (reads)
            {
                person.Read = CentreLabel.Replay(stored);
            }
            else if (person.Next() is { } wish)
            {
                at = at.AddHours(wish.Hours);
                var outcome = person.Read.Decide(wish.Decision(person.Read.Version, at), Decisions.Criteria);
                if (outcome.Event is { } happened && happened.Version == stored.Count + 1) stored.Add(happened);
            }
        }

        var replayed = CentreLabel.None;
        foreach (var happened in stored)
        {
            if (!IsLegal(replayed, happened.Kind, happened.At, happened.Actor)) return false;
            replayed = replayed.After(happened);
        }

        return replayed.Version == stored.Count;
    }, iter: Trials);

    // Both looked at the same label. Where the first is taken the second is told so, and is taken at most once it has looked again.
    [Fact]
    public void Decide_TwoOnOneVersion_TakesOneAtMost() => Gen.Select(Wishes, Gen.Enum<LabelEventKind>(), Gen.Enum<LabelEventKind>()).Sample((wishes, one, other) =>
    {
        var (label, events) = Carried(wishes);
        var at = (label.ChangedAt ?? Decisions.Noon).AddHours(1);
        var first = label.Decide(Decisions.To(one, label.Version, at), Decisions.Criteria);
        var second = first.Label.Decide(Decisions.To(other, label.Version, at), Decisions.Criteria);
        if (first.Event is null) return second == label.Decide(Decisions.To(other, label.Version, at), Decisions.Criteria);
        return second.Refusal?.Code == LabelProblemCodes.Changed
            && first.Label.Decide(Decisions.To(other, first.Label.Version, at), Decisions.Criteria).Event is null == !IsLegal(first.Label, other, at, Decisions.To(other, 0, at).Actor);
    }, iter: Trials);

    /// <summary>The label and its history after all of these that were taken.</summary>
    private static (CentreLabel Label, IReadOnlyList<LabelEvent> Events) Carried(Wish[] wishes)
    {
        var (label, at, events) = (CentreLabel.None, Decisions.Noon, new List<LabelEvent>());
        foreach (var wish in wishes)
        {
            at = at.AddHours(wish.Hours);
            var outcome = label.Decide(wish.Decision(label.Version + wish.VersionOff, at), Decisions.Criteria);
            label = outcome.Label;
            if (outcome.Event is { } happened) events.Add(happened);
        }

        return (label, events);
    }

    /// <summary>What happened before that, appeals left out.</summary>
    private static LabelEvent? Before(IReadOnlyList<LabelEvent> events, LabelEvent happened) => events.Take(happened.Version - 1).LastOrDefault(earlier => earlier.Kind is not (LabelEventKind.Appealed or LabelEventKind.AppealDismissed));

    // The rule in its own words, told another way than by the code.
    private static bool IsLegal(CentreLabel label, LabelEventKind kind, DateTimeOffset at, string by)
    {
        bool inForce = label.State is LabelState.Awarded or LabelState.Suspended;
        bool over = inForce && at >= label.Award!.AwardedAt.AddYears(2);
        return kind switch
        {
            LabelEventKind.Awarded => !inForce,
            LabelEventKind.Suspended => label.State == LabelState.Awarded && !over,
            LabelEventKind.Reinstated => label.State == LabelState.Suspended && !over && !(label.Suspension is { Appeal: SuspensionAppeal.Pending, Appellant: var appellant } && appellant == by),
            LabelEventKind.Revoked => inForce && !over && label.Suspension?.Appeal != SuspensionAppeal.Pending,
            LabelEventKind.Appealed => label is { State: LabelState.Suspended, Suspension: { Appeal: SuspensionAppeal.None } since } && !over && at <= since.At.AddDays(30),
            LabelEventKind.AppealDismissed => label is { State: LabelState.Suspended, Suspension: { Appeal: SuspensionAppeal.Pending } pending } && !over && pending.Actor != by && pending.Appellant != by,
            _ => over,
        };
    }

    private sealed class Person(Wish[] wishes)
    {
        private int _next;

        public CentreLabel Read { get; set; } = CentreLabel.None;

        public Wish? Next() => _next < wishes.Length ? wishes[_next++] : null;
    }
}
