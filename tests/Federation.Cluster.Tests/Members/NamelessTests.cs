using System.Reflection;
using System.Runtime.CompilerServices;
using Federation.Cluster.Members.Doors;

namespace Federation.Cluster.Tests.Members;

/// <summary>No type of the members' side has a place for a name or a mailbox: a text in it is one of those named here, and everything else is of a type that refuses both.</summary>
public sealed class NamelessTests
{
    // A code, a message without anything of what was sent, the opaque id of the account or client that gave a command, opening hours that are understood or refused, the id of a centre or statement, a hash, a text of ours, the name of a directory, compared exactly, or what is signed and holds no text but the types' own.
    private static readonly string[] Texts =
    [
        "AdmissionAnswer.Code", "AdmissionAnswer.Receipt", "AdmissionDecision.Code", "AdmissionRefusal.Code", "AdmissionRefusal.Message", "AdmissionRules.Hours", "ClearingRecord.After", "ClosedNetwork.Code", "CodeAnswer.Code",
        "CodeAnswer.Message", "CountedAnswer.Code", "CredentialOrder.Audience", "CredentialOrder.HolderKey", "CredentialOutcome.Credential", "DisputeEvent.By", "DisputeOrder.By", "DisputeOrder.Statement", "DisputeReply.By",
        "DisputeReply.Statement", "DoorAnswer.Code", "DoorAnswer.Message", "DoorCount.Door", "DoorEntry.Chain", "DoorEntry.Code", "DoorEntry.Pass", "DoorEntry.Previous", "DoorEvent.By", "DoorNonce.Value", "HolderKey.X", "HolderKey.Y",
        "HostingAnswer.Code", "HostingAnswer.Message", "HostingCase.Code", "HostingOrder.By", "HostingTermsSet.By", "IPassIssuerKeys.Issuer", "KeeperOrder.By", "NonceAnswer.Code", "NonceAnswer.Message", "OfflineAdmission.Pass",
        "OpenCode.Pass", "PassCode.Value", "PassFacts.Chain", "PassFacts.Issuer", "PassIssuer.Chain", "PassIssuer.Id", "PassRefusal.Code", "PassRefusal.Message", "Pseudonym.Value", "QuotaRecord.Grants", "Reconciliation.Code",
        "RulesOrder.By", "StatementClosed.Sha256", "Tier.Value", "TrailHead.Hash", "Visit.Doubt", "VisitStatement.Id", "VisitStatement.Sha256", "VisitorOrder.By",
    ];

    [Fact]
    public void Types_OfMembers_HaveNoOtherTexts()
    {
        var texts = from type in typeof(IDoorGrain).Assembly.GetTypes()
                    where type.Namespace?.StartsWith("Federation.Cluster.Members", StringComparison.Ordinal) == true && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.Name.Contains('<', StringComparison.Ordinal)
                    from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    where CanHoldText(property.PropertyType) && property.Name != "EqualityContract" && !property.Name.Contains('.', StringComparison.Ordinal)
                    select $"{type.Name}.{property.Name}"; // What stands for an interface of others is no place of its own.

        Assert.Equal(Texts, texts.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(string), true)]
    [InlineData(typeof(string[]), true)]
    [InlineData(typeof(IReadOnlyDictionary<int, string>), true)]
    [InlineData(typeof(object), true)]
    [InlineData(typeof(byte[]), true)]
    [InlineData(typeof(int?), false)]
    [InlineData(typeof(DateTimeOffset), false)]
    public void CanHoldText_AType_IsTold(Type type, bool can) => Assert.Equal(can, CanHoldText(type));

    private static bool CanHoldText(Type type) =>
        type == typeof(string) || type == typeof(object) || type == typeof(byte) || type == typeof(char)
        || (type.GetElementType() is { } element && CanHoldText(element))
        || (type.IsGenericType && type.GetGenericArguments().Any(CanHoldText));
}
