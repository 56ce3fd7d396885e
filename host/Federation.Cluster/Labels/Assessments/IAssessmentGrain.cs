using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Registry.Assessments;

namespace Federation.Cluster.Labels.Assessments;

/// <summary>The applications for the label of one centre: one at most is under way, beside drafts of which nobody has shown that their applicants speak for the centre. Its key is the centre's <see cref="Centres.CentreId"/> as text. Who may ask for what is for the caller to have seen to.</summary>
[Alias("IAssessmentGrain")]
public interface IAssessmentGrain : IGrainWithStringKey
{
    /// <summary>Those that there are, oldest first.</summary>
    [Alias("Get")]
    Task<IReadOnlyList<AssessmentView>> Get();

    /// <summary>Opens an application under the criteria in force.</summary>
    /// <param name="network">The network for which its manager applies, which is proof enough that it may; null where the centre applies itself.</param>
    [Alias("Open")]
    Task<AssessmentAnswer> Open(AssessmentActor by, string? network);

    /// <summary>Decides, and stores the event before it answers. Where the label is granted with it, the label is awarded before it answers, or as soon as the host is up again.</summary>
    /// <param name="application">Its id.</param>
    [Alias("Decide")]
    Task<AssessmentAnswer> Decide(string application, AssessmentOrder order);

    /// <summary>Puts down that an application's time ran out where it did, and awards what was granted and is not awarded yet.</summary>
    [Alias("Keep")]
    Task Keep();
}

/// <summary>A command on its way: the grain says when it is given, and brings what the directory knows.</summary>
[GenerateSerializer, Immutable, Alias("assessment-order")]
public sealed record AssessmentOrder
{
    /// <summary>As JSON: the registry's commands know no Orleans.</summary>
    [Id(0)]
    public required ReadOnlyMemory<byte> Utf8 { get; init; }

    internal AssessmentCommand Command => JsonSerializer.Deserialize(Utf8.Span, ClusterJson.Default.AssessmentCommand) ?? throw new JsonException("The command is null.");

    public static AssessmentOrder Of(AssessmentCommand command) => new() { Utf8 = JsonSerializer.SerializeToUtf8Bytes(command, ClusterJson.Default.AssessmentCommand) };
}

/// <summary>An application as it stands, with all that happened to it.</summary>
[GenerateSerializer, Immutable, Alias("assessment-view")]
public sealed record AssessmentView([property: Id(0)] IReadOnlyList<AssessmentEvent> Events)
{
    [NonSerialized]
    private Assessment? _assessment;

    /// <summary>What the events come to.</summary>
    public Assessment Assessment => _assessment ??= Assessment.Replay(Events);
}

/// <summary>What came of it.</summary>
/// <param name="Code">One of <see cref="AssessmentProblemCodes"/>, or of those of labels; null where it was done.</param>
/// <param name="Message">In English; null with the code.</param>
/// <param name="View">After it; where it was refused, as it is. Null where there is none.</param>
[GenerateSerializer, Immutable, Alias("assessment-answer")]
public sealed record AssessmentAnswer([property: Id(0)] string? Code, [property: Id(1)] string? Message, [property: Id(2)] AssessmentView? View);
