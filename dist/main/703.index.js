export const id = 703;
export const ids = [703];
export const modules = {

/***/ 47703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ TOOL_VERSION)
/* harmony export */ });
/** Equal to `version` in package.json; a test holds it. */
const TOOL_VERSION = '1.0.0';


/***/ })

};
