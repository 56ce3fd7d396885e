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
        Gen.Select(Gen.Enum<LabelEventKind>(), Gen.Int[0, 3], Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(1)), (1, Gen.Const(-1)))).Select((kind, hours, off) => new Wish(kind, Apart[hours], off)).Array[0, 25];

    // Who takes the next step: one reads the label, or decides on what it read last.
    private static readonly Gen<(bool First, bool Reads)[]> Turns = Gen.Select(Gen.Bool, Gen.Bool).Array[0, 60];

    private sealed record Wish(LabelEventKind Kind, int Hours, int VersionOff);

    [Fact]
    public void Decide_AnySeries_GoesByTheTableOfLegalSteps() => Wishes.Sample(wishes =>
    {
        var (label, at) = (CentreLabel.None, Decisions.Noon);
        return Array.TrueForAll(wishes, wish =>
        {
            at = at.AddHours(wish.Hours);
            var before = label;
            var outcome = before.Decide(Decisions.To(wish.Kind, before.Version + wish.VersionOff, at), Decisions.Criteria);
            label = outcome.Label;
            bool legal = wish.VersionOff == 0 && IsLegal(before, wish.Kind, at);
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
        return events.Where(happened => happened.Kind == LabelEventKind.Reinstated).All(lifted => events[lifted.Version - 2] is { Kind: LabelEventKind.Suspended } before && before.Number == lifted.Number);
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
                var outcome = person.Read.Decide(Decisions.To(wish.Kind, person.Read.Version, at), Decisions.Criteria);
                if (outcome.Event is { } happened && happened.Version == stored.Count + 1) stored.Add(happened);
            }
        }

        var replayed = CentreLabel.None;
        foreach (var happened in stored)
        {
            if (!IsLegal(replayed, happened.Kind, happened.At)) return false;
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
            && first.Label.Decide(Decisions.To(other, first.Label.Version, at), Decisions.Criteria).Event is null == !IsLegal(first.Label, other, at);
    }, iter: Trials);

    /// <summary>The label and its history after all of these that were taken.</summary>
    private static (CentreLabel Label, IReadOnlyList<LabelEvent> Events) Carried(Wish[] wishes)
    {
        var (label, at, events) = (CentreLabel.None, Decisions.Noon, new List<LabelEvent>());
        foreach (var wish in wishes)
        {
            at = at.AddHours(wish.Hours);
            var outcome = label.Decide(Decisions.To(wish.Kind, label.Version + wish.VersionOff, at), Decisions.Criteria);
            label = outcome.Label;
            if (outcome.Event is { } happened) events.Add(happened);
        }

        return (label, events);
    }

    // The rule in its own words, told another way than by the code.
    private static bool IsLegal(CentreLabel label, LabelEventKind kind, DateTimeOffset at)
    {
        bool inForce = label.State is LabelState.Awarded or LabelState.Suspended;
        bool over = inForce && at >= label.Award!.AwardedAt.AddYears(2);
        return kind switch
        {
            LabelEventKind.Awarded => !inForce,
            LabelEventKind.Suspended => label.State == LabelState.Awarded && !over,
            LabelEventKind.Reinstated => label.State == LabelState.Suspended && !over,
            LabelEventKind.Revoked => inForce && !over,
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
