using System.Collections.Immutable;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Registry.Assessments;

/// <summary>Where one application for the label stands: the sum of its events. Immutable and thread safe.</summary>
public sealed record Assessment
{
    /// <summary>What it is about.</summary>
    public required AssessmentSubject Subject { get; init; }

    /// <summary>How many events made it.</summary>
    public required int Version { get; init; }

    public required AssessmentStage Stage { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Since when it is at its <see cref="Stage"/>.</summary>
    public required DateTimeOffset StageSince { get; init; }

    /// <summary>What the applicant says, by criterion.</summary>
    public ImmutableSortedDictionary<string, Answer> Answers { get; init; } = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, EvidenceFile> Files { get; init; } = ImmutableSortedDictionary.Create<string, EvidenceFile>(StringComparer.Ordinal);

    /// <summary>What assessors made of the answers, by criterion; an answer that changes has to be judged again.</summary>
    public ImmutableSortedDictionary<string, Judgement> Judgements { get; init; } = ImmutableSortedDictionary.Create<string, Judgement>(StringComparer.Ordinal);

    /// <summary>Null until it was shown that the applicant speaks for the centre.</summary>
    public ControlProof? Control { get; init; }

    /// <summary>The account that showed it; null with <see cref="Control"/>.</summary>
    public string? ControlBy { get; init; }

    /// <summary>The account of the first assessor; null while there is none.</summary>
    public string? First { get; init; }

    /// <summary>The account of the second assessor; null while there is none.</summary>
    public string? Second { get; init; }

    /// <summary>All accounts that had a seat and have it no more, and whoever allowed an appeal: none of them has one again.</summary>
    public ImmutableSortedSet<string> Former { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What is proposed or granted; null for neither.</summary>
    public LabelLevels? Levels { get; init; }

    /// <summary>What <see cref="Levels"/> come of; null with them.</summary>
    public IReadOnlyList<Observation>? Observations { get; init; }

    /// <summary>When it runs out, or the time for an appeal does; null where nothing does.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What was said with the last decision, question or appeal; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>True where nothing can happen to it any more.</summary>
    public bool IsClosed => Stage is AssessmentStage.Granted or AssessmentStage.Dismissed or AssessmentStage.Withdrawn or AssessmentStage.Lapsed;

    /// <summary>True where the applicant has to do something, and it lapses where nothing is done by <see cref="Until"/>.</summary>
    public bool IsWithApplicant => Stage is AssessmentStage.Draft or AssessmentStage.MoreAsked;

    /// <summary>From when an assessor who has no seat may do something: take it, or decide the appeal. Whoever leaves a seat alone for <see cref="AssessmentTimes.Review"/> loses it to the next. Null where nobody may.</summary>
    public DateTimeOffset? WaitsFrom => Stage switch
    {
        AssessmentStage.Submitted or AssessmentStage.Appealed => StageSince,
        AssessmentStage.Proposed when Second is null => StageSince,
        AssessmentStage.InReview or AssessmentStage.Proposed => ChangedAt + AssessmentTimes.Review,
        _ => null,
    };

    /// <summary>False where it is closed, or refused and the time for an appeal is over: then another application for the same centre may begin.</summary>
    public bool IsUnderWay(DateTimeOffset at) => !IsClosed && !(Stage == AssessmentStage.Refused && Until <= at);

    /// <summary>True where it keeps another application of the same centre from going on: a draft of which nobody has shown that its applicant speaks for the centre does not.</summary>
    public bool IsInTheWay(DateTimeOffset at) => IsUnderWay(at) && (Stage != AssessmentStage.Draft || Control is not null);

    /// <summary>Opens an application.</summary>
    /// <param name="isVouched">Whether the applicant manages <see cref="AssessmentSubject.Network"/>, which lists the centre: that is proof enough.</param>
    public static AssessmentEvent Open(AssessmentSubject subject, bool isVouched, DateTimeOffset at) => new()
    {
        Version = 1,
        Kind = AssessmentEventKind.Opened,
        At = at,
        By = subject.Applicant,
        Subject = subject,
        Control = isVouched ? new ControlProof(ControlMethod.Vouched, null) : null,
    };

    /// <summary>What all these events, in their order, come to.</summary>
    /// <exception cref="ArgumentException">They are no history of one application.</exception>
    public static Assessment Replay(IEnumerable<AssessmentEvent> events)
    {
        Assessment? assessment = null;
        foreach (var happened in events) assessment = assessment is null ? Begin(happened) : assessment.After(happened);
        return assessment ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>What comes of a command. Pure; nothing else changes an application.</summary>
    /// <param name="criteria">Those of <see cref="AssessmentSubject.CriteriaVersion"/>.</param>
    public AssessmentOutcome Decide(AssessmentCommand command, CriteriaSet criteria)
    {
        if (AssessmentRules.Against(this, command, criteria) is { } refusal) return new AssessmentOutcome { Assessment = this, Refusal = refusal };
        if (AssessmentSteps.Event(this, command, criteria) is not { } happened) return new AssessmentOutcome { Assessment = this };
        return new AssessmentOutcome { Assessment = After(happened), Event = happened };
    }

    /// <exception cref="ArgumentException">It cannot have happened next.</exception>
    public Assessment After(AssessmentEvent happened)
    {
        if (happened.Version != Version + 1 || happened.At < ChangedAt || IsClosed) throw new ArgumentException($"Event {happened.Version} ({happened.Kind}) cannot follow version {Version} ({Stage}).", nameof(happened));
        var after = AssessmentSteps.After(this with { Version = happened.Version, ChangedAt = happened.At }, happened);
        return after.Stage == Stage ? after : after with { StageSince = happened.At };
    }

    private static Assessment Begin(AssessmentEvent opened) => opened is { Version: 1, Kind: AssessmentEventKind.Opened, Subject: { } subject }
        ? new Assessment { Subject = subject, Version = 1, Stage = AssessmentStage.Draft, OpenedAt = opened.At, ChangedAt = opened.At, StageSince = opened.At, Control = opened.Control, ControlBy = opened.Control is null ? null : opened.By, Until = opened.At + (opened.Control is null ? AssessmentTimes.Unproven : AssessmentTimes.Draft) }
        : throw new ArgumentException("An application begins with being opened.", nameof(opened));
}
