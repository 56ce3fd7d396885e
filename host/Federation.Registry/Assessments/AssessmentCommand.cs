using System.Text.Json.Serialization;
using Federation.Registry.Evaluations;

namespace Federation.Registry.Assessments;

/// <summary>What somebody wants to happen to an application. Whether the account may do such a thing at all is for the caller to have seen to.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Say), "Say")]
[JsonDerivedType(typeof(Unsay), "Unsay")]
[JsonDerivedType(typeof(AddFile), "AddFile")]
[JsonDerivedType(typeof(TakeFile), "TakeFile")]
[JsonDerivedType(typeof(ProveControl), "ProveControl")]
[JsonDerivedType(typeof(Submit), "Submit")]
[JsonDerivedType(typeof(Take), "Take")]
[JsonDerivedType(typeof(Judge), "Judge")]
[JsonDerivedType(typeof(AskMore), "AskMore")]
[JsonDerivedType(typeof(Conclude), "Conclude")]
[JsonDerivedType(typeof(Agree), "Agree")]
[JsonDerivedType(typeof(Return), "Return")]
[JsonDerivedType(typeof(Refuse), "Refuse")]
[JsonDerivedType(typeof(Appeal), "Appeal")]
[JsonDerivedType(typeof(DecideAppeal), "DecideAppeal")]
[JsonDerivedType(typeof(Withdraw), "Withdraw")]
[JsonDerivedType(typeof(Lapse), "Lapse")]
public abstract record AssessmentCommand
{
    /// <summary>The longest note or reason, in characters.</summary>
    public const int MostTextCharacters = 2_000;

    private AssessmentCommand() { }

    /// <summary>The version that was looked at. Where the application has changed since, nothing happens; what is autosaved, files and proofs are taken on any.</summary>
    public required int MadeOn { get; init; }

    public required AssessmentActor By { get; init; }

    /// <summary>When; not before the application's last event.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Says something to a criterion, in the place of what was said before.</summary>
    public sealed record Say(Answer Answer) : AssessmentCommand;

    /// <summary>Takes back what was said to a criterion.</summary>
    public sealed record Unsay(string Criterion) : AssessmentCommand;

    /// <summary>Adds a file that was looked at and kept.</summary>
    public sealed record AddFile(EvidenceFile File) : AssessmentCommand;

    /// <summary>Takes a file away that no answer names any more.</summary>
    public sealed record TakeFile(string File) : AssessmentCommand;

    /// <summary>Puts down that the applicant speaks for the centre. A network that vouches does it for itself.</summary>
    public sealed record ProveControl(ControlProof Proof) : AssessmentCommand;

    /// <summary>Hands it in, the first time or with what was asked for.</summary>
    public sealed record Submit : AssessmentCommand;

    /// <summary>Takes a seat: the first, or where a level 3 is proposed the second.</summary>
    public sealed record Take : AssessmentCommand;

    public sealed record Judge(Judgement Judgement) : AssessmentCommand;

    /// <param name="Until">By when; at most <see cref="AssessmentTimes.More"/> away.</param>
    public sealed record AskMore(string Reason, DateTimeOffset Until) : AssessmentCommand;

    /// <summary>Comes to the levels that what was accepted makes. Below level 3 on every axis the label is granted with it; otherwise a second assessor has to agree.</summary>
    /// <param name="Known">What the directory itself knows of the centre.</param>
    public sealed record Conclude(string Reason, IReadOnlyList<Observation> Known) : AssessmentCommand;

    /// <summary>The second assessor agrees with what was proposed.</summary>
    public sealed record Agree(string Reason) : AssessmentCommand;

    /// <summary>The second assessor does not: the first looks at it again.</summary>
    public sealed record Return(string Reason) : AssessmentCommand;

    public sealed record Refuse(string Reason) : AssessmentCommand;

    public sealed record Appeal(string Reason) : AssessmentCommand;

    /// <summary>Decides an appeal: allowed, others assess it again; else the refusal stands.</summary>
    public sealed record DecideAppeal(bool IsAllowed, string Reason) : AssessmentCommand;

    public sealed record Withdraw(string Reason) : AssessmentCommand;

    /// <summary>Puts down that its time ran out.</summary>
    public sealed record Lapse : AssessmentCommand;
}
