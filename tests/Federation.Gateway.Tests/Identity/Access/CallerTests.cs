using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.Tests.Identity.Access;

public sealed class CallerTests
{
    private static readonly NetworkId Own = NetworkId.Parse("cote-dor");
    private static readonly NetworkId Foreign = NetworkId.Parse("spaces");

    [Fact]
    public void Has_AManager_IsStaffOfTheSameNetworkAndNothingElse()
    {
        var manager = With(new RoleGrant(Role.NetworkManager, Own));

        Assert.True(manager.Has(Role.NetworkManager, Own));
        Assert.True(manager.Has(Role.CentreStaff, Own));
        Assert.True(manager.Has(Role.CentreStaff));
        Assert.False(manager.Has(Role.CentreStaff, Foreign));
        Assert.False(manager.Has(Role.NetworkManager, Foreign));
        foreach (var other in (Role[])[Role.Member, Role.Assessor, Role.Operator]) Assert.False(manager.Has(other));
    }

    [Fact]
    public void Has_AnOperator_IsEverythingButAMember()
    {
        var one = With(new RoleGrant(Role.Operator));

        foreach (var role in (Role[])[Role.CentreStaff, Role.NetworkManager, Role.Assessor, Role.Operator]) Assert.True(one.Has(role, Own));
        Assert.False(one.Has(Role.Member, Own));
        Assert.False(one.Has(Role.Member));
    }

    [Theory]
    [InlineData(nameof(Role.Member), "passes")]
    [InlineData(nameof(Role.CentreStaff), "admission")]
    [InlineData(nameof(Role.NetworkManager), "networks")]
    [InlineData(nameof(Role.Assessor), "labels")]
    [InlineData(nameof(Role.Operator), "operate")]
    public void Has_AnyRole_CountsOnlyInItsScope(string name, string scope)
    {
        var role = Enum.Parse<Role>(name);
        var grant = new RoleGrant(role, role == Role.Operator ? null : Own);

        Assert.True(new Caller("somebody", [grant], [scope]).Has(role, Own));
        Assert.False(new Caller("somebody", [grant], TokenScopes.All.Except([scope])).Has(role, Own));
        Assert.False(new Caller("somebody", [grant], [scope.ToUpperInvariant()]).Has(role, Own));
        Assert.False(new Caller("somebody", [grant], []).Has(role, Own));
    }

    // The scope is that of the role that was granted: a token for the door alone does not make its manager staff.
    [Fact]
    public void Has_WhatAGrantIncludes_NeedsTheScopeOfTheGrant() => Assert.False(new Caller("somebody", [new RoleGrant(Role.NetworkManager, Own)], ["admission"]).Has(Role.CentreStaff, Own));

    [Fact]
    public void Has_SeveralGrants_EachCountsForItsOwnNetwork()
    {
        var one = With(new RoleGrant(Role.CentreStaff, Own), new RoleGrant(Role.NetworkManager, Foreign));

        Assert.False(one.Has(Role.NetworkManager, Own));
        Assert.True(one.Has(Role.NetworkManager, Foreign));
        Assert.True(one.Has(Role.CentreStaff, Own));
    }

    [Fact]
    public void Anonymous_OfEveryRole_HasNone()
    {
        Assert.False(Caller.Anonymous.IsSignedIn);
        Assert.Null(Caller.Anonymous.Subject);
        Assert.All(Enum.GetValues<Role>(), role => Assert.False(Caller.Anonymous.Has(role)));
    }

    [Fact]
    public void Bootstrap_IsAnOperator() => Assert.True(Caller.Bootstrap is { IsSignedIn: true } && Caller.Bootstrap.Has(Role.Operator));

    [Theory]
    [InlineData(nameof(Role.Operator), "cote-dor")]
    [InlineData(nameof(Role.Member), null)]
    [InlineData(nameof(Role.NetworkManager), null)]
    public void RoleGrant_WithTheWrongNetwork_IsNone(string role, string? network) =>
        Assert.Throws<ArgumentException>(() => new RoleGrant(Enum.Parse<Role>(role), network is null ? null : NetworkId.Parse(network)));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Caller_WithoutASubject_IsNone(string subject) => Assert.Throws<ArgumentException>(() => new Caller(subject, [], []));

    private static Caller With(params RoleGrant[] grants) => new("somebody", grants, TokenScopes.All);
}
