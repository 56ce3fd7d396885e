using System.Text.Json.Nodes;

namespace Federation.EndToEnd.Tests.SignIn;

/// <summary>The sign-in, asked by a relying party that we have not written. What must hold stands in relying-party/*.mjs.</summary>
public sealed class RelyingPartyTests(SignInDirectory directory) : IClassFixture<SignInDirectory>
{
    [Fact]
    public Task Discovery_ReadByAClient_SaysWhatIsOffered() => directory.WalkAsync("discovery");

    [Fact]
    public Task Person_UnknownToTheBrowser_SignsInAgreesAndIsTaken() => directory.WalkAsync("signIn");

    [Fact]
    public Task Person_WhoDoesNotAgree_IsNotTaken() => directory.WalkAsync("noConsent");

    [Fact]
    public Task PushedRequest_OfAPersonWhoIsSignedIn_GivesTokensOnce() => directory.WalkAsync("pushed");

    [Fact]
    public Task PushedRequest_OfAPersonWhoHasToSignIn_SurvivesFormsOfThreePages() => directory.WalkAsync("pushedSignIn");

    [Fact]
    public Task PushedRequest_ThatAsksForAFreshSignIn_GetsOneAndEnds() => directory.WalkAsync("pushedPrompt");

    [Fact]
    public Task App_OnAnyPortOfItsMachine_IsTaken() => directory.WalkAsync("app");

    [Fact]
    public Task Person_AtTwoClients_HasTwoSubjects() => directory.WalkAsync("pairwise");

    [Fact]
    public Task PromptNone_WithoutASession_AnswersLoginRequired() => directory.WalkAsync("promptNone");

    [Fact]
    public Task PromptLogin_WithASession_AsksForThePassword() => directory.WalkAsync("promptLogin");

    [Fact]
    public Task FreshSignIn_AskedFor_IsAskedOfWhoeverOpensTheAddressToReturnTo() => directory.WalkAsync("promptKept");

    [Fact]
    public Task PromptConsent_OfWhoHasAgreed_AsksAgain() => directory.WalkAsync("promptConsent");

    [Fact]
    public Task App_ThatCanProveNothing_AsksEachTime() => directory.WalkAsync("appAsksAgain");

    [Fact]
    public Task Session_SignedOutOf_EndsInACopyTooAndOnNoOtherDevice() => directory.WalkAsync("signOut");

    [Fact]
    public Task Session_SignedOutOf_IsToldToTheClientsThatTheSessionWentTo() => directory.WalkAsync("logout");

    [Fact]
    public Task Session_LeftByANewSignIn_IsToldToItsClientsAndEndsInACopy() => directory.WalkAsync("logoutByANewSignIn");

    [Fact]
    public Task Agreement_TakenBack_EndsWhatTheClientHolds() => directory.WalkAsync("disagree");

    [Fact]
    public Task Cookies_OverTls_AreOfThisHostAlone() => directory.WalkAsync("cookieNames");

    [Fact]
    public Task Form_OfAnotherAccountOrNone_DoesNothing() => directory.WalkAsync("formOfAnother");

    [Fact]
    public Task Failure_ThatNoClientCanBeTold_IsAPageInTheReadersLanguage() => directory.WalkAsync("failurePages");

    [Fact]
    public Task RefreshToken_Used_IsReplacedAndMayNarrow() => directory.WalkAsync("rotation");

    [Fact]
    public Task RefreshToken_ForMoreThanItHas_IsRefused() => directory.WalkAsync("wider");

    [Fact]
    public Task RefreshToken_UsedTwice_EndsAllOfItsFamily() => directory.WalkAsync("reuse");

    [Fact]
    public Task RefreshToken_UsedTwiceOnOneDevice_LeavesTheOthersTheirs() => directory.WalkAsync("reuseElsewhere");

    [Fact]
    public Task Client_WithItsOwnKey_ProvesItselfEverywhere() => directory.WalkAsync("privateKey");

    [Fact]
    public Task Client_WithAWrongKey_IsToldSoAndTheBrowserIsSentNowhere() => directory.WalkAsync("wrongKey");

    [Fact]
    public Task Assertion_ForAnotherServer_IsRefused() => directory.WalkAsync("assertions");

    [Fact]
    public Task Client_ForItself_GetsWhatItMayAndCanHaveItTakenBack() => directory.WalkAsync("forItself");

    [Fact]
    public Task Token_OfAnotherClient_IsNeitherToldNorTakenBack() => directory.WalkAsync("foreignToken");

    [Fact]
    public Task Token_Exchanged_IsNarrowerAndSaysWhoActs() => directory.WalkAsync("exchange");

    [Fact]
    public Task Code_UsedTwice_TakesBackWhatItGave() => directory.WalkAsync("codeReplay");

    [Fact]
    public Task Code_InOtherHands_IsWorthNothing() => directory.WalkAsync("codeStolen");

    [Fact]
    public Task Pkce_PlainOrNone_IsRefused() => directory.WalkAsync("plainPkce");

    [Fact]
    public Task RedirectAddress_ThatIsNotRegistered_IsGoneToByNobody() => directory.WalkAsync("redirectAddress");

    [Fact]
    public Task Answer_OfAnotherIssuerOrNone_IsSeenByTheClient() => directory.WalkAsync("mixUp");

    [Fact]
    public Task Request_ThatIsOdd_IsRefused() => directory.WalkAsync("oddRequests");

    [Fact]
    public async Task Password_ChosenAnew_EndsTheTokensOfBefore()
    {
        const string Email = "forgetful@person.example";
        var held = await directory.WalkAsync("hold", new JsonObject { ["person"] = await directory.InviteAsync(Email), ["cookies"] = new JsonObject() });

        await directory.WalkAsync("renewed", new JsonObject { ["person"] = await directory.InviteAsync(Email), ["cookies"] = new JsonObject(), ["held"] = JsonNode.Parse(held.GetRawText()) });
    }

    [Fact]
    public Task Form_OfAnotherSite_DoesNothing() => directory.WalkAsync("forgedForms");
}
