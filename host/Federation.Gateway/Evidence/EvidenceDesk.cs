using System.Text;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.People;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Assessments;
using Federation.Registry.Assessments;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Evidence;

/// <summary>Takes a file for an application: looked at, scanned, kept, and then named by the application. Thread safe.</summary>
internal sealed class EvidenceDesk(IDirectoryGrains grains, EvidenceArchive evidence, EvidenceScan scan, PersonGuard guard, TimeProvider clock)
{
    /// <summary>What would be against a file of this caller, whatever is in it: nobody sends megabytes to hear that.</summary>
    public EvidenceProblem? Against(AssessmentView view, AssessmentActor by)
    {
        var add = new AssessmentCommand.AddFile(new EvidenceFile("", "", "", 0)) { MadeOn = 0, By = by, At = default };
        return AssessmentProbe.Against(view, add, clock.GetUtcNow()) is { } refusal ? Refused(refusal.Code, refusal.Message) : null;
    }

    /// <summary>The file as the application has it, or what is against it. A file that it has already is that file, so that whoever did not hear the answer may send it again.</summary>
    public async Task<(EvidenceFile? File, EvidenceProblem? Problem)> TakeAsync(AssessmentId id, AssessmentView view, AssessmentActor by, byte[] bytes, CancellationToken cancellationToken)
    {
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        if (view.Assessment.Files.Values.FirstOrDefault(known => known.Sha256 == hash) is { } same) return (same, null);
        var found = EvidenceInspection.Of(bytes);
        if (found.Form is not { } form) return (null, Refused(found.Refusal!)); // it is one of the two
        if (NamesErased(form, bytes)) return (null, Erased);
        if (await scan.RunAsync(bytes, cancellationToken) is { } scanned) return (null, Refused(scanned));

        var kept = EvidenceId.New(id, clock);
        var file = await evidence.KeepAsync(kept, form, bytes, cancellationToken);
        if (NamesErased(form, bytes))
        {
            // An erasure that began meanwhile may have looked here before there was anything.
            await evidence.RemoveAsync(kept, cancellationToken);
            return (null, Erased);
        }

        var answer = await grains.Assessments(id.Centre).Decide(id.ToString(), AssessmentOrder.Of(new AssessmentCommand.AddFile(file) { MadeOn = 0, By = by, At = default }));
        if (answer is not { Code: { } code, Message: { } message }) return (file, null);
        await evidence.RemoveAsync(kept, cancellationToken);
        return (null, Refused(code, message));
    }

    private static EvidenceProblem Erased { get; } = Refused(EvidenceCodes.Erased, "The text names somebody who was erased here.");

    /// <summary>Who was erased does not come in again with a file. In pictures and PDFs nobody reads.</summary>
    private bool NamesErased(EvidenceForm form, byte[] bytes) => form == EvidenceForm.Text && guard.Knows(Encoding.UTF8.GetString(bytes));

    private static EvidenceProblem Refused(EvidenceRefusal refusal) => new(refusal.Code, StatusOf(refusal.Code), refusal.Message);

    private static EvidenceProblem Refused(string code, string message) => new(code, StatusOf(code), message);

    private static int StatusOf(string code) => code switch
    {
        EvidenceCodes.Type => StatusCodes.Status415UnsupportedMediaType,
        EvidenceCodes.TooLarge => StatusCodes.Status413PayloadTooLarge,
        EvidenceCodes.ScanFailed => StatusCodes.Status503ServiceUnavailable,
        AssessmentProblemCodes.NotYours => StatusCodes.Status403Forbidden,
        AssessmentProblemCodes.Unknown => StatusCodes.Status404NotFound,
        _ => code.StartsWith("evidence.", StringComparison.Ordinal) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict,
    };
}
