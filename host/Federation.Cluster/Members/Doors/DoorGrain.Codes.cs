using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Passes;

namespace Federation.Cluster.Members.Doors;

// The part of a door that takes a code in place of a pass.
internal sealed partial class DoorGrain
{
    /// <summary>How many passes are looked at for a code at the same moment.</summary>
    internal const int MostLookedAt = 50;

    private readonly CodeBook _codes = new();
    private int _lookedAt;

    public async Task<CodeAnswer> RequestCode(string pass)
    {
        // Others' turns go on meanwhile: nothing but the codes is touched here, and nothing between looking and giving.
        if (_lookedAt >= MostLookedAt) return new CodeAnswer { Code = AdmissionCodes.DoorBusy, Message = $"{MostLookedAt} passes are looked at." };
        var now = outside.Now;
        var reading = await LookAtAsync(pass, now);
        if (reading.Facts is not { } facts) return new CodeAnswer { Code = reading.Refusal?.Code ?? PassCodes.Malformed, Message = reading.Refusal?.Message ?? "This is no pass." };
        return _codes.Give(facts.Visitor, pass, facts.Expires + PassVerifier.Leeway, now) is var (code, until)
            ? new CodeAnswer { Given = code, Until = until }
            : new CodeAnswer { Code = AdmissionCodes.DoorBusy, Message = $"{CodeBook.Most} codes are open at the door." };
    }

    private async Task<PassReading> LookAtAsync(string pass, DateTimeOffset now)
    {
        _lookedAt++;
        try
        {
            return await outside.ReadAsync(pass, Id, now);
        }
        finally
        {
            _lookedAt--;
        }
    }

    public async Task<AdmissionAnswer> PresentCode(string code)
    {
        var now = outside.Now;
        if (_codes.IsShut(now)) return Told(AdmissionAnswer.None(AdmissionCodes.CodeTries, now));
        if (_codes.Take(code, now) is not { } pass) return Told(AdmissionAnswer.None(PassCodes.CodeUnknown, now));
        // Two minutes may have changed something: an issuer that counts no more, a credential that is over.
        var reading = await outside.ReadAsync(pass, Id, now);
        if (reading.Facts is not { } facts) return Told(AdmissionAnswer.None(reading.Refusal?.Code ?? PassCodes.Malformed, now));
        if (_nonces.AnswerTo(facts.Nonce) is not null || await FindAsync(facts.Nonce, now) is not null) return Told(AdmissionAnswer.None(PassCodes.Replayed, now));
        var answer = await DecideAsync(facts, pass, now);
        // The phone may have signed what this door shows, and the same pass is not taken twice.
        if (_nonces.Against(facts.Nonce, now) is null) _nonces.Answer(facts.Nonce, answer);
        return Told(answer, facts.Chain);
    }
}
