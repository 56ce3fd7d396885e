using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Doors.Codes;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Passes;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>A door that answers as a test says, and remembers what it was told.</summary>
internal sealed class FakeDoor(CentreId centre) : IDoorGrain
{
    public DoorView View { get; set; } = new() { Centre = centre, Version = 0 };

    /// <summary>What every command is refused for; null for nothing.</summary>
    public AdmissionRefusal? Refusal { get; set; }

    public AdmissionAnswer? Answer { get; set; } = new() { Verdict = AdmissionVerdict.Allowed, Code = AdmissionCodes.Allowed, At = GatewayHost.Now };

    public DoorNonce Nonce { get; } = FirstNonce;

    public static DoorNonce FirstNonce { get; } = DoorNonce.TryParse("AAECAwQFBgcICQoLDA0ODw", out var nonce) ? nonce : throw new InvalidOperationException("It is a nonce.");

    public DateTimeOffset Until { get; set; }

    /// <summary>The last pass shown; null where none was.</summary>
    public string? Pass { get; private set; }

    /// <summary>True where rules are set for a network that keeps the door no more.</summary>
    public bool IsAnothers { get; set; }

    /// <summary>The last rules that were set, or were to be; null where none were.</summary>
    public RulesOrder? Order { get; private set; }

    /// <summary>Who gave the last command; null where nobody gave one.</summary>
    public string? By { get; private set; }

    public Task<DoorView> Get() => Task.FromResult(View);

    public Task<NonceAnswer> Ask() =>
        Task.FromResult(Refusal is null ? new NonceAnswer { Nonce = Nonce, Until = Until } : new NonceAnswer { Code = Refusal.Code, Message = Refusal.Message });

    public Task<AdmissionAnswer> Present(string pass)
    {
        Pass = pass;
        return Task.FromResult(Answer ?? throw new InvalidOperationException("The test gave no answer."));
    }

    public Task<CodeAnswer> RequestCode(string pass)
    {
        Pass = pass;
        return Task.FromResult(Refusal is null ? new CodeAnswer { Given = PassCode.TryParse("BCDFGHJK", out var code) ? code : default, Until = Until } : new CodeAnswer { Code = Refusal.Code, Message = Refusal.Message });
    }

    /// <summary>The last code that was typed; null where none was.</summary>
    public string? Typed { get; private set; }

    public Task<AdmissionAnswer> PresentCode(string code)
    {
        Typed = code;
        return Task.FromResult(Answer ?? throw new InvalidOperationException("The test gave no answer."));
    }

    /// <summary>What the door takes along.</summary>
    public DoorKit Kit { get; set; } = new() { At = GatewayHost.Now, Until = GatewayHost.Now.AddDays(1), Rules = null, Open = null, Days = [], LabelLevel = null, Blocked = [], Visitors = [] };

    /// <summary>Whom the door was last told of; null where of nobody yet.</summary>
    public ImmutableArray<OfflineAdmission>? Reconciled { get; private set; }

    public Task<DoorKit> Equip() => Task.FromResult(Kit);

    public Task<ImmutableArray<Reconciliation>> Reconcile(ImmutableArray<OfflineAdmission> admissions)
    {
        Reconciled = admissions;
        return Task.FromResult(admissions.Select((_, index) => new Reconciliation { IsRecorded = index == 0, Code = index == 0 ? AdmissionCodes.Allowed : PassCodes.Malformed }).ToImmutableArray());
    }

    public Task<AdmissionAnswer?> Decision(DoorNonce nonce) => Task.FromResult(nonce == Nonce ? Answer : null);

    public async Task<DoorAnswer?> SetRules(RulesOrder order)
    {
        Order = order;
        return IsAnothers ? null : await ToldAsync(order.By, View with { Version = order.MadeOn + 1, Rules = order.Rules });
    }

    public Task<DoorAnswer> SetKeeper(KeeperOrder order) => ToldAsync(order.By, View with { Keeper = order.Keeper });

    public Task<DoorAnswer> Block(VisitorOrder order) =>
        ToldAsync(order.By, View.Blocked.Any(blocked => blocked.Visitor == order.Visitor) ? View : View with { Blocked = View.Blocked.Add(new BlockedVisitor { Visitor = order.Visitor, Since = Until }) });

    public Task<DoorAnswer> Unblock(VisitorOrder order) => ToldAsync(order.By, View with { Blocked = View.Blocked.RemoveAll(blocked => blocked.Visitor == order.Visitor) });

    private Task<DoorAnswer> ToldAsync(string by, DoorView after)
    {
        By = by;
        if (Refusal is null) View = after;
        return Task.FromResult(DoorAnswer.Of(View, Refusal));
    }
}
